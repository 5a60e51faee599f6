import type { Component } from '@vauban/domain';
import { expect, it } from 'vitest';
import { listedComponents } from './listed-components.ts';
import type { LockedComponent } from './locked-component.ts';

function locked(path: string, name: string): LockedComponent {
  const component = { purl: `pkg:npm/${name}@1`, name, version: '1', location: { path } };
  return { component: component as unknown as Component, further: [] };
}

it('lists what a report holds, and says for each lockfile how many are left out', () => {
  const all = ['a', 'b', 'c', 'd'].map((name) => locked(name < 'c' ? 'one/package-lock.json' : 'two/yarn.lock', name));
  const size = JSON.stringify(all[0]?.component).length + 1;
  expect(listedComponents(all)).toEqual({ components: all.map(({ component }) => component), gaps: [] });
  const { components, gaps } = listedComponents(all, size);
  expect(components.map(({ name }) => name)).toEqual(['a']);
  expect(gaps.map(({ kind, path, count }) => [kind, path, count])).toEqual([
    ['output-limit', 'one/package-lock.json', 1],
    ['output-limit', 'two/yarn.lock', 2],
  ]);
});
