import { describe, expect, it } from 'vitest';
import { npmRecord, sampleFeeds } from '../testing/records.ts';
import { readOsvRecord } from './osv-record.ts';
import { BrokenRecord } from './values.ts';

const ANY = [{ introduced: '0' }];
const read = (more: object = {}, feed = 'npm') => readOsvRecord(npmRecord('GHSA-1', 'left-pad', ANY, more), feed);
const affecting = (entry: object): object => ({ affected: [{ package: { ecosystem: 'npm', name: 'a' }, ...entry }] });

describe('the door for advisories', () => {
  it('lets every record of the committed sample pass', () => {
    const read = Object.entries(sampleFeeds()).flatMap(([feed, records]) =>
      records.map((record) => readOsvRecord(record, feed)),
    );
    expect(read).toHaveLength(21);
    expect(read.filter(({ record }) => record.w !== undefined).map(({ id, packages }) => [id, packages.size])).toEqual(
      [
        ['GO-2022-0617', 0],
        ['RUSTSEC-2019-0031', 0],
        ['PYSEC-2019-144', 0],
      ].sort(),
    );
  });

  it('keeps what reports show, with scores, newest scheme first', () => {
    const { record } = read({
      aliases: ['CVE-2026-1', 'GHSA-1', 'not a name', 'CVE-2026-1'],
      summary: '  two\nlines\u001b[31m ',
      severity: [
        { type: 'CVSS_V2', score: 'AV:N/AC:L/Au:N/C:P/I:P/A:P' },
        { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
        { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' },
        { type: 'CVSS_V4', score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U' },
      ],
      database_specific: { severity: 'MODERATE', cwe_ids: ['CWE-79', 'CWE-22', 'CWE-x'] },
      references: [
        { type: 'WEB', url: 'https://example.org/a' },
        { type: 'ADVISORY', url: 'https://example.org/b' },
        { type: 'WEB', url: 'javascript:alert(1)' },
        { type: 'WEB', url: 'https://example.org/"><script>' },
      ],
    });
    expect(record).toEqual({
      m: '2026-01-02T03:04:05Z',
      p: '2026-01-01T00:00:00Z',
      s: 'two lines [31m',
      a: ['CVE-2026-1'],
      v: [
        ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U', 9.3],
        ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
        ['CVSS:3.1/AV:N', null],
        ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 7.5],
      ],
      q: 'medium',
      c: ['CWE-22', 'CWE-79'],
      u: ['https://example.org/b', 'https://example.org/a'],
    });
  });

  it('indexes only packages of the feed, releases apart, names as the registry compares them', () => {
    const affected = [
      { package: { ecosystem: 'AlmaLinux:8', name: 'a' }, versions: ['1'] },
      { package: { ecosystem: 'AlmaLinux:9', name: 'a' }, versions: ['2'] },
      { package: { ecosystem: 'npm', name: 'a' }, versions: ['3'] },
      { ranges: [{ type: 'GIT', events: ANY }] },
    ];
    expect([...read({ affected }, 'AlmaLinux').packages]).toEqual([
      ['8\0a\0GHSA-1', { v: ['0:1'] }],
      ['9\0a\0GHSA-1', { v: ['0:2'] }],
    ]);
    const python = [{ package: { ecosystem: 'PyPI', name: 'Foo_.Bar' }, versions: ['1.0', '1.00', 'what'] }];
    expect([...read({ affected: python }, 'PyPI').packages]).toEqual([['\0foo-bar\0GHSA-1', { v: ['1', 'what'] }]]);
  });

  it('a summary that is missing is the first line of the details that says something', () => {
    const { record } = read({ summary: undefined, details: '# Impact\n\nAnybody can read every file.\nMore.' });
    expect(record.s).toBe('Anybody can read every file.');
  });

  it('a summary of a megabyte becomes a line, and half a character is never kept', () => {
    const summary = read({ summary: '😀'.repeat(250_000) }).record.s ?? '';
    expect(summary.length).toBeLessThanOrEqual(300);
    expect(summary).toMatch(/^😀+…$/u);
  });

  it('keys such as __proto__ are data and change nothing', () => {
    const text = JSON.stringify(npmRecord('GHSA-1', '__proto__', ANY)).replace(
      '{',
      '{"__proto__":{"withdrawn":"2026-01-01T00:00:00Z","polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    const record = readOsvRecord(JSON.parse(text), 'npm');
    expect([...record.packages.keys()]).toEqual(['\0__proto__\0GHSA-1']);
    expect(record.record.w).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('ranges of an unknown kind are remembered as such', () => {
    expect([...read(affecting({ ranges: [{ type: 'FUTURE', events: ANY }] })).packages.values()]).toEqual([
      { o: ['FUTURE'] },
    ]);
  });

  it.each<[string, unknown]>([
    ['it is no JSON object', []],
    ['it is no JSON object', null],
    ['its id is missing or malformed', { ...npmRecord('x', 'a', ANY), id: '../../etc/passwd' }],
    ['its id is missing or malformed', { ...npmRecord('x', 'a', ANY), id: ['GHSA-1'] }],
    ['its modified time is missing or malformed', npmRecord('x', 'a', ANY, { modified: 'yesterday' })],
    ['its modified time is missing or malformed', npmRecord('x', 'a', ANY, { modified: '2026-13-41T00:00:00Z' })],
    ['its withdrawn time is malformed', npmRecord('x', 'a', ANY, { withdrawn: true })],
    ['affected is no list', npmRecord('x', 'a', ANY, { affected: { length: 1e9 } })],
    ['a package has no name', npmRecord('x', 'a', ANY, { affected: [{ package: { ecosystem: 'npm' } }] })],
    ['a package has a malformed name', npmRecord('x', 'a\0b', ANY)],
    ['a package has a malformed name', npmRecord('x', 'a'.repeat(401), ANY)],
    ['a range has no events', npmRecord('x', 'a', [])],
    ['an event says nothing', npmRecord('x', 'a', [{ fixedd: '1.0.0' }])],
    ['a version is empty or too long', npmRecord('x', 'a', [{ fixed: '1'.repeat(1e6) }])],
    ['a version is no text', npmRecord('x', 'a', ANY, affecting({ versions: [1] }))],
    [
      'it lists too many versions',
      npmRecord('x', 'a', ANY, affecting({ versions: Array.from({ length: 100_001 }, (_, i) => `${i}`) })),
    ],
    [
      'it has too many events',
      npmRecord(
        'x',
        'a',
        Array.from({ length: 20_001 }, () => ({ fixed: '1.0.0' })),
      ),
    ],
    ['a severity has no score', npmRecord('x', 'a', ANY, { severity: [{ type: 'CVSS_V3', score: 9 }] })],
  ])('refuses: %s', (reason, record) => {
    expect(() => readOsvRecord(record, 'npm')).toThrow(new BrokenRecord(reason));
  });
});
