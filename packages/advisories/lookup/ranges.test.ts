import { describe, expect, it } from 'vitest';
import type { StoredAffected, StoredRange } from '../records/stored-record.ts';
import { orderOf } from '../versions/compare.ts';
import { fixedVersions, judge } from './ranges.ts';

/** `i0 f2.0.0` → a stored range. */
function range(text: string, scheme: 's' | 'e' = 's'): StoredRange {
  return [scheme, ...text.split(' ').flatMap((event) => [event.slice(0, 1), event.slice(1)])];
}

function verdicts(ecosystem: string, entry: StoredAffected, versions: readonly string[]): string {
  const order = orderOf(ecosystem);
  return versions.filter((version) => judge(entry, version, order).affected).join(' ');
}

describe('OSV ranges', () => {
  const npm: readonly (readonly [range: string, affected: string])[] = [
    ['i0 f2.0.0', '0.0.0 1.0.0 1.9.9 2.0.0-rc.1'],
    ['i0', '0.0.0 1.0.0 1.9.9 2.0.0-rc.1 2.0.0 2.0.1 3.0.0'],
    ['i1.0.0 l2.0.0', '1.0.0 1.9.9 2.0.0-rc.1 2.0.0'],
    ['i1.0.0 l1.0.0', '1.0.0'],
    ['i0 f1.0.0 i2.0.0 f2.0.1', '0.0.0 2.0.0'],
    // the order of the events in the record does not matter
    ['f2.0.1 i2.0.0 f1.0.0 i0', '0.0.0 2.0.0'],
    // … but at one version it does: the first goes on, the second is empty
    ['i0 f1.0.0 i1.0.0 f2.0.0', '0.0.0 1.0.0 1.9.9 2.0.0-rc.1'],
    ['i1.0.0 f1.0.0', ''],
    ['i0 l1.0.0 i2.0.0', '0.0.0 1.0.0 2.0.0 2.0.1 3.0.0'],
    ['i0 m2.0.0', '0.0.0 1.0.0 1.9.9 2.0.0-rc.1'],
    ['i0 f3.0.0 m1.0.0 m2.0.1', '0.0.0 1.0.0 1.9.9 2.0.0-rc.1 2.0.0'],
    ['i0 f2.0.0 m*', '0.0.0 1.0.0 1.9.9 2.0.0-rc.1'],
    ['f2.0.0', ''],
    // short bounds mean what they would be in the registry
    ['i1 f2', '1.0.0 1.9.9 2.0.0-rc.1'],
    ['iv1.0 lv2.0', '1.0.0 1.9.9 2.0.0-rc.1 2.0.0'],
  ];

  it.each(npm)('%s affects: %s', (events, affected) => {
    const versions = ['0.0.0', '1.0.0', '1.9.9', '2.0.0-rc.1', '2.0.0', '2.0.1', '3.0.0'];
    expect(verdicts('npm', { r: [range(events)] }, versions)).toBe(affected);
  });

  it('a version in the list (of canonical texts) is affected, however it is written', () => {
    const entry: StoredAffected = { v: ['1', '1.2', '1rc1'], r: [range('i3 f4', 'e')] };
    expect(verdicts('PyPI', entry, ['1.0', '1.2.0', '1.0-rc.1', '2.0', '3.5', '4.0'])).toBe('1.0 1.2.0 1.0-rc.1 3.5');
  });

  it('several ranges are alternatives', () => {
    const entry: StoredAffected = { r: [range('i0 f1.0.0'), range('i2.0.0 l2.0.0', 'e')] };
    expect(verdicts('npm', entry, ['0.9.0', '1.0.0', '2.0.0', '2.0.1'])).toBe('0.9.0 2.0.0');
  });

  it('a bound that is no version is a problem, unless another range says "affected"', () => {
    const order = orderOf('npm');
    const broken = range('i0 fsoon');
    expect(judge({ r: [broken] }, '1.0.0', order)).toEqual({
      affected: false,
      problem: '"soon" in its range is no version',
    });
    expect(judge({ r: [broken, range('i0')] }, '1.0.0', order)).toEqual({ affected: true, problem: null });
    expect(judge({ r: [broken, range('i3.0.0')] }, '1.0.0', order).problem).toContain('soon');
  });

  it('commits alone cannot be judged by a version; with a list they need not be', () => {
    const order = orderOf('PyPI');
    expect(judge({ o: ['GIT'] }, '1.0', order)).toEqual({ affected: false, problem: 'it has only GIT ranges' });
    expect(judge({ o: ['GIT'], v: ['1'] }, '2.0', order)).toEqual({ affected: false, problem: null });
    expect(judge({}, '1.0', order)).toEqual({ affected: false, problem: 'it names no version at all' });
  });

  it('names the fixed versions of every range', () => {
    const entry: StoredAffected = { r: [range('i0 f1.2 i2.0.0 f2.1.0'), range('i3.0.0 l3.1.0'), range('i4 fnever')] };
    expect(fixedVersions(entry, orderOf('npm'))).toEqual(['1.2.0', '2.1.0']);
  });

  it('names no version of nines only, which some feeds write for "never"', () => {
    const entry: StoredAffected = { r: [range('i0 f99.999.99999'), range('i0 f9.9.9'), range('i0 f99.1.0')] };
    expect(fixedVersions(entry, orderOf('npm'))).toEqual(['9.9.9', '99.1.0']);
    expect(verdicts('npm', { r: [range('i0 f99.999.99999')] }, ['1.0.0', '98.0.0'])).toBe('1.0.0 98.0.0');
  });

  it('twenty thousand events are judged in no time', () => {
    const events = Array.from({ length: 10_000 }, (_, i) => `i${i}.0.0 f${i}.0.1`).join(' ');
    const started = performance.now();
    expect(verdicts('npm', { r: [range(events)] }, ['5000.0.0', '5000.0.1'])).toBe('5000.0.0');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
