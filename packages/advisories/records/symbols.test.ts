import { describe, expect, it } from 'vitest';
import { npmRecord } from '../testing/records.ts';
import { isStoredAffected } from './check-stored.ts';
import { readOsvRecord } from './osv-record.ts';
import { symbolsOf } from './symbols.ts';

describe('vulnerable functions', () => {
  it('are read as the databases write them, and foreign shapes say nothing', () => {
    expect(symbolsOf({ affected_functions: ['(lodash).template', '', 7] })).toEqual(['(lodash).template']);
    expect(symbolsOf({ imports: [{ path: 'a/b', symbols: ['T.F', 'G'] }, null] })).toEqual(['T.F', 'G']);
    expect(symbolsOf({ affected_functions: { length: 9 }, imports: 'x', symbols: ['a\u001bb'] })).toEqual([]);
    expect(symbolsOf(null)).toEqual([]);
  });

  it('stand with the package that they belong to', () => {
    const affected = [
      {
        package: { ecosystem: 'npm', name: 'a' },
        versions: ['1.0.0'],
        ecosystem_specific: { affected_functions: ['a.f'] },
      },
    ];
    const { packages } = readOsvRecord(npmRecord('GHSA-1', 'a', [{ introduced: '0' }], { affected }), 'npm');
    const [stored] = packages.values();
    expect(stored?.f).toEqual(['a.f']);
    expect(isStoredAffected(stored)).toBe(true);
  });
});
