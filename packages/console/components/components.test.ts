import { describe, expect, it } from 'vitest';
import { answersOfReport } from './answers-of-report.ts';
import { choiceOfSearch } from './choice.ts';
import { chosen, type Flaw, inventoryOf, type Listed } from './inventory.ts';

const listed = (name: string, version: string, more: Partial<Listed> = {}): Listed => ({
  purl: `pkg:npm/${name}@${version}`,
  ecosystem: 'npm',
  name,
  version,
  path: 'package-lock.json',
  direct: false,
  scope: 'production',
  ...more,
});
const flaw = (purl: string, severity: Flaw['severity']) => ({ component: purl, severity }) as Flaw;

describe('the components of a project', () => {
  const entries = inventoryOf(
    [
      listed('ansi', '1.0.0', { direct: true }),
      listed('lodash', '4.17.11'),
      listed('lodash', '4.17.11', { path: 'web/package-lock.json', direct: true, scope: 'development' }),
      listed('minimist', '0.0.8'),
    ],
    [
      flaw('pkg:npm/minimist@0.0.8', 'low'),
      flaw('pkg:npm/minimist@0.0.8', 'critical'),
      flaw('pkg:npm/lodash@4.17.11', 'high'),
    ],
  );

  it('are listed once each, those with the worst flaws first', () => {
    expect(entries.map(({ name, flaws }) => `${name} ${flaws.map(({ severity }) => severity).join()}`)).toEqual([
      'minimist critical,low',
      'lodash high',
      'ansi ',
    ]);
  });

  it('name every lockfile and every scope, and are direct where one lockfile says so', () => {
    expect(entries[1]).toMatchObject({
      lockfiles: ['package-lock.json', 'web/package-lock.json'],
      scopes: ['development', 'production'],
      direct: true,
    });
  });

  it('are found by every word of a search', () => {
    expect(chosen(entries, { q: 'LODASH 4.17' }).map(({ name }) => name)).toEqual(['lodash']);
    expect(chosen(entries, { q: 'lodash 3' })).toEqual([]);
    expect(chosen(entries, { show: 'vulnerable' })).toHaveLength(2);
    expect(chosen(entries, { show: 'direct', q: 'ansi' })).toHaveLength(1);
  });

  it('ignore what an address says that nobody understands', () => {
    expect(choiceOfSearch({ q: 3, show: 'everything', component: ['x'] })).toEqual({});
    expect(choiceOfSearch({ q: 'a', show: 'direct', component: 'pkg:npm/a@1' })).toEqual({
      q: 'a',
      show: 'direct',
      component: 'pkg:npm/a@1',
    });
  });
});

describe('what a report says of a component', () => {
  const location = { path: 'package-lock.json', line: 3 };
  const { components, reachability } = answersOfReport({
    components: [
      { purl: 'pkg:npm/a@1', name: 'a', location, path: ['shop', 'a'], dependsOn: ['pkg:npm/b@1'], licence: 'MIT' },
      { purl: 'pkg:npm/b@1', name: 'b', location, path: ['shop', 'a', 'b'], dependsOn: [] },
      { purl: 'pkg:npm/b@1', name: 'b', location: { path: 'other.lock' }, path: [] },
      { purl: '__proto__', name: 7, location: null },
    ],
    findings: [
      { component: { purl: 'pkg:npm/b@1', reachability: 'reachable' } },
      { component: { purl: 'pkg:npm/b@1', reachability: 'unknown' } },
      null,
    ],
  });

  it('is the way from the root, who needs it and what it needs, for each lockfile', () => {
    expect(components.get('pkg:npm/b@1')).toEqual([
      { path: ['shop', 'a', 'b'], lockfile: 'package-lock.json', licence: null, neededBy: ['a'], needs: [] },
      { path: [], lockfile: 'other.lock', licence: null, neededBy: null, needs: null },
    ]);
    expect(components.get('pkg:npm/a@1')?.[0]).toMatchObject({ licence: 'MIT', neededBy: [], needs: ['b'] });
  });

  it('is reachable as soon as one finding says so', () => {
    expect(reachability.get('pkg:npm/b@1')).toBe('reachable');
  });

  it('is nothing where the report is none', () => {
    expect(answersOfReport('no').components.size).toBe(0);
  });
});
