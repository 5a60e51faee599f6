import type { Target } from '@vauban/scanners';
import { expect, it } from 'vitest';
import { withoutExcluded } from './without-excluded.ts';

it('leaves out what the globs name, and says so by the topmost folder that goes', () => {
  const target: Target = {
    key: 'k',
    files: ['a.ts', 'docs/x.min.js', 'fixtures/a', 'fixtures/deep/b', 'src/fixtures/c'].map((path) => ({
      path,
      size: 1,
      stamp: null,
    })),
    gaps: [],
    read: () => Buffer.from(''),
  };
  const left = withoutExcluded(target, ['fixtures/**', '**/*.min.js', 'none/']);
  expect(left.files.map(({ path }) => path)).toEqual(['a.ts', 'src/fixtures/c']);
  expect(left.gaps.map(({ kind, path, pattern, count }) => ({ kind, at: path ?? pattern, count }))).toEqual([
    { kind: 'excluded', at: 'docs/x.min.js', count: 1 },
    { kind: 'excluded', at: 'fixtures/', count: 2 },
  ]);
});
