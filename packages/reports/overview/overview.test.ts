import { describe, expect, it } from 'vitest';
import { finding, priority, vulnerable } from '../fixtures/builder.ts';
import { firstThings } from './first-things.ts';
import { groupsOf } from './groups.ts';
import { markedRange } from './marked-range.ts';
import { releaseOrder } from './release-order.ts';
import { divide } from './standing.ts';
import { fixText, placeText, thingsOf, titleOf } from './thing.ts';
import { bestUpgrade } from './upgrade.ts';

describe('the version to upgrade to', () => {
  it.each([
    ['fixes all', '4.17.4', [['4.17.5'], ['4.17.12'], ['4.17.21']], { version: '4.17.21', fixes: 3, of: 3 }],
    ['leaves what has no fix', '1.0.0', [['1.0.5'], []], { version: '1.0.5', fixes: 1, of: 2 }],
    ['stays in its release line', '1.2.0', [['1.2.5', '2.0.1']], { version: '1.2.5', fixes: 1, of: 1 }],
    [
      'moves on when only that fixes all',
      '1.2.0',
      [['1.2.5', '2.0.1'], ['2.0.3']],
      { version: '2.0.3', fixes: 2, of: 2 },
    ],
    ['is never an older one', '3.1.0', [['2.9.9', '3.1.4']], { version: '3.1.4', fixes: 1, of: 1 }],
  ])('%s', (_, current, fixed, expected) => {
    expect(bestUpgrade(current, fixed)).toEqual(expected);
  });

  it('is unknown when nobody names one', () => {
    expect(bestUpgrade('1.0.0', [[], []])).toBeNull();
  });

  it('knows that a pre-release stands before its release', () => {
    const versions = ['1.10.0', '1.9.0', 'v1.0.0', '1.0.0-rc.1', '1.0.0.post1', '1.0.0-beta'];
    expect(versions.sort(releaseOrder)).toEqual([
      '1.0.0-beta',
      '1.0.0-rc.1',
      'v1.0.0',
      '1.0.0.post1',
      '1.9.0',
      '1.10.0',
    ]);
  });
});

describe('things to do', () => {
  const first = vulnerable('qs', '6.5.1', { id: 'CVE-1', summary: 'a', severity: 'high', fixed: ['6.5.3'] });
  const second = vulnerable('qs', '6.5.1', { id: 'CVE-2', summary: 'b', severity: 'critical', fixed: ['6.5.2'] });
  const elsewhere = vulnerable(
    'qs',
    '6.5.1',
    { id: 'CVE-1', summary: 'a', severity: 'high', fixed: ['6.5.3'] },
    { location: { path: 'web/package-lock.json', line: 7 } },
  );

  it('are one for a package with many advisories in many lockfiles', () => {
    const [thing, ...others] = thingsOf([first, second, elsewhere]);
    expect(others).toEqual([]);
    expect(thing).toMatchObject({ severity: 'critical', upgrade: { version: '6.5.3', fixes: 2, of: 2 } });
    expect(thing?.places.map((place) => place.path)).toEqual(['package-lock.json', 'web/package-lock.json']);
    expect(thing && [titleOf(thing), fixText(thing)]).toEqual([
      'qs 6.5.1: 2 advisories',
      'Upgrade qs to 6.5.3: fixes all 2 advisories.',
    ]);
  });

  it('say so when there is no fixed version', () => {
    const two = ['CVE-3', 'CVE-4'].map((id) =>
      vulnerable('left', '1.0.0', { id, summary: id, severity: 'low', fixed: [] }),
    );
    const [thing] = thingsOf(two);
    expect(thing && fixText(thing)).toBe(
      'No fixed version of left is known: replace it, or decide why it is safe here.',
    );
  });

  it('are grouped by surface and rule, and keep the soonest first', () => {
    const later = finding({ rule: 'r1', location: { path: 'b' } }, { priority: priority(10) });
    const sooner = finding({ rule: 'r2', location: { path: 'a' } }, { priority: priority(90) });
    const { open } = divide([later, first, sooner]);
    const groups = groupsOf(thingsOf(open)).map(({ surface, groups: inside }) => [
      surface,
      inside.map((group) => group.first.first.rule),
    ]);
    expect(groups).toEqual([
      ['secrets', ['r2', 'r1']],
      ['dependencies', ['CVE-1']],
    ]);
  });
});

describe('what to do first', () => {
  it('is ten different things, though one file alone has more of one rule', () => {
    const keys = Array.from({ length: 30 }, (_, index) =>
      finding({ rule: 'key', location: { path: 'keys.rs', line: index + 1 } }, { priority: priority(90) }),
    );
    const other = finding({ rule: 'key', location: { path: 'other.rs', line: 1 } }, { priority: priority(50) });
    const { first, rest } = firstThings(thingsOf([...keys, other]), 10);
    expect(first.map(({ thing, alike }) => [placeText(thing.first.location), alike])).toEqual([
      ['keys.rs:1', 29],
      ['other.rs:1', 0],
    ]);
    expect(rest).toHaveLength(29);
  });
});

describe('what a location marks', () => {
  it.each([
    ['its range', { column: 3, endColumn: 5 }, 'abcdef', 'cd'],
    ['the rest of the line without an end', { column: 3 }, 'abcdef', 'cdef'],
    [
      'the rest of the line when it ends further down',
      { line: 1, column: 3, endLine: 2, endColumn: 1 },
      'abcdef',
      'cdef',
    ],
    ['one letter at least', { column: 3, endColumn: 3 }, 'abcdef', 'c'],
    ['a mask, however long the secret was', { column: 5, endColumn: 45 }, 'key=ghp_********; x', 'ghp_********'],
    ['nothing outside of the line', { column: 9 }, 'abcdef', null],
    ['nothing of a line that was cut around its column', { column: 399, endColumn: 400 }, 'x'.repeat(400), null],
  ])('is %s', (_, place, snippet, expected) => {
    const range = markedRange({ path: 'a', ...place }, snippet);
    expect(range && snippet.slice(range.start, range.end)).toBe(expected);
  });
});
