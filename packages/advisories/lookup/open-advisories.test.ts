import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFacts, openAdvisories, type SnapshotLookup, updateAdvisories } from '../index.ts';
import { KEV_FIXTURE, npmRecord, sampleFeeds } from '../testing/records.ts';
import { scratchFolder, writeFeeds } from '../testing/scratch.ts';

const V31 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const V30_LOW = 'CVSS:3.0/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';
const UP_TO_2 = [{ introduced: '0' }, { fixed: '2.0.0' }];

async function lookupOver(
  feeds: Readonly<Record<string, readonly object[]>>,
  use: (lookup: SnapshotLookup) => void,
  kev: string | null = KEV_FIXTURE,
): Promise<void> {
  const folder = scratchFolder();
  const source = writeFeeds(scratchFolder(), feeds);
  const now = (): Date => new Date('2026-09-01T00:00:00Z');
  await updateAdvisories({ folder, source, ecosystems: Object.keys(feeds), kev, now });
  const lookup = openAdvisories(folder);
  if (lookup === null) throw new Error('no snapshot');
  try {
    use(lookup);
  } finally {
    lookup.close();
  }
}

const gemRecord = (id: string, name: string): Record<string, unknown> =>
  npmRecord(id, name, UP_TO_2, {
    affected: [
      { package: { ecosystem: 'RubyGems', name }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }] },
    ],
  });

const cvss = (...scores: string[]): object => ({ severity: scores.map((score) => ({ type: 'CVSS_V3', score })) });

describe('what affects a component', () => {
  it('the committed sample of real advisories answers as its databases do', () =>
    lookupOver(sampleFeeds(), (lookup) => {
      const ids = (ecosystem: string, name: string, version: string): string[] =>
        lookup.affecting(ecosystem, name, version).matches.map(({ id, fixedVersions }) => `${id} → ${fixedVersions}`);
      expect(ids('npm', 'semver', '7.5.1')).toEqual(['CVE-2022-25883 → 7.5.2']);
      expect(ids('npm', 'semver', '6.3.0')).toEqual(['CVE-2022-25883 → 6.3.1,7.5.2']);
      expect(ids('npm', 'semver', '6.3.1')).toEqual([]);
      expect(ids('PyPI', 'Requests', '2.19.1')).toEqual(['CVE-2018-18074 → 2.20.0', 'CVE-2023-32681 → 2.31.0']);
      expect(ids('Go', 'golang.org/x/text', 'v0.3.2')).toEqual(['CVE-2020-14040 → 0.3.3', 'CVE-2022-32149 → 0.3.8']);
      expect(ids('crates.io', 'time', '0.3.46')).toEqual(['CVE-2026-25727 → 0.3.47']);
      expect(lookup.affecting('npm', 'systeminformation', '5.0.0').matches[0]).toMatchObject({
        id: 'CVE-2021-21315',
        aliases: ['GHSA-2m8v-572m-ff2v'],
        exploited: true,
        ransomware: 'unknown',
        dueDate: '2022-02-01',
      });
      expect(lookup.ecosystems).toEqual(['AlmaLinux', 'Go', 'PyPI', 'crates.io', 'npm']);
    }));

  it('records that share a name, even through a third, are one vulnerability with all names', () =>
    lookupOver(
      {
        npm: [
          npmRecord('GHSA-b', 'a', UP_TO_2, { aliases: ['CVE-2021-44228'], ...cvss(V30_LOW), summary: 'from GHSA' }),
          npmRecord('GLAD-c', 'a', [{ introduced: '0' }, { fixed: '2.1.0' }], {
            aliases: ['X-1'],
            ...cvss(V31, V30_LOW),
          }),
          npmRecord('NSWG-d', 'a', [{ introduced: '9.0.0' }], { aliases: ['X-1', 'GHSA-b', 'CVE-2021-9'] }),
          npmRecord('GHSA-e', 'a', UP_TO_2, { severity: [], database_specific: { severity: 'CRITICAL' } }),
          npmRecord('GHSA-w', 'a', UP_TO_2, { withdrawn: '2026-01-02T00:00:00Z' }),
        ],
      },
      (lookup) => {
        const { matches, problems } = lookup.affecting('npm', 'a', '1.0.0');
        expect(problems).toEqual([]);
        expect(matches).toEqual([
          {
            id: 'CVE-2021-44228',
            aliases: ['CVE-2021-9', 'GHSA-b', 'GLAD-c', 'NSWG-d', 'X-1'],
            summary: 'from GHSA',
            cvss: [V31, V30_LOW],
            score: 9.8,
            severity: 'critical',
            // 2.0.0 is fixed says one, still affected says the other
            fixedVersions: ['2.1.0'],
            published: '2026-01-01T00:00:00Z',
            modified: '2026-01-02T03:04:05Z',
            urls: [],
            exploited: true,
            ransomware: true,
            dueDate: '2021-12-24',
            epss: 'unknown',
            exploit: { level: 'attacked', source: 'CISA KEV' },
            records: ['GHSA-b', 'GLAD-c'],
            cwe: [],
          },
          expect.objectContaining({ id: 'GHSA-e', cvss: [], severity: 'critical', exploited: false }),
        ]);
        expect(matches[1]).not.toHaveProperty('score');
      },
    ));

  it.each([
    [[V31], undefined, 'critical', 9.8],
    [['AV:N/AC:L/Au:N/C:C/I:C/A:C'], 'LOW', 'high', 10],
    [['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N'], undefined, 'none', 0],
    [['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L'], undefined, 'medium', 5.3],
    [['CVSS:3.1/AV:N'], 'MODERATE', 'medium', undefined],
    [[], 'important', 'high', undefined],
    [[], 'whatever', 'unknown', undefined],
    [[], undefined, 'unknown', undefined],
  ])('vectors %j and the word %s are %s (%s)', (vectors, word, severity, score) => {
    const record = npmRecord('GHSA-1', 'a', UP_TO_2, { ...cvss(...vectors), database_specific: { severity: word } });
    return lookupOver({ npm: [record] }, (lookup) => {
      const match = lookup.affecting('npm', 'a', '1.0.0').matches[0];
      expect([match?.severity, match?.score]).toEqual([severity, score]);
    });
  });

  it('what cannot be judged is a problem, unless another record of the vulnerability can be', () => {
    const git = { package: { ecosystem: 'npm', name: 'a' }, ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] };
    return lookupOver(
      {
        npm: [
          npmRecord('OSV-1', 'a', [], { affected: [git] }),
          npmRecord('OSV-2', 'a', [], { affected: [git], aliases: ['CVE-2026-2'] }),
          npmRecord('GHSA-2', 'a', [{ introduced: '5.0.0' }], { aliases: ['CVE-2026-2'] }),
          npmRecord('OSV-3', 'a', [{ introduced: '0' }, { fixed: 'soon' }]),
        ],
      },
      (lookup) => {
        expect(lookup.affecting('npm', 'a', '1.0.0')).toEqual({
          matches: [],
          problems: [
            { record: 'OSV-1', problem: 'it has only GIT ranges' },
            { record: 'OSV-3', problem: '"soon" in its range is no version' },
          ],
        });
      },
    );
  });

  it('silence is never an answer: no version, no order, no data are errors', () =>
    lookupOver(
      { npm: [npmRecord('GHSA-1', 'a', UP_TO_2)], ConanCenter: [npmRecord('X-1', 'a', UP_TO_2)] },
      (lookup) => {
        expect(() => lookup.affecting('npm', 'a', 'latest')).toThrow(expect.objectContaining({ name: 'NotAVersion' }));
        expect(() => lookup.affecting('ConanCenter', 'a', '5')).toThrow(
          expect.objectContaining({ name: 'UnsupportedEcosystem' }),
        );
        expect(() => lookup.affecting('PyPI', 'a', '1')).toThrow(/There are no advisories for PyPI here/);
        expect(lookup.affecting('npm', 'b', '1.0.0')).toEqual({ matches: [], problems: [] });
        expect(lookup.affecting('npm', 'a\0', '1.0.0')).toEqual({ matches: [], problems: [] });
      },
    ));

  it.each([
    ['Debian', 'Debian:12', '1.2.3-1+deb12u1', '1.2.3-1', '1.2.3-1+deb12u2'],
    ['Alpine', 'Alpine:v3.20', '1.2.3-r1', '1.2.3_rc1-r4', '1.2.3-r1'],
    ['AlmaLinux', 'AlmaLinux:9', '1:1.2.3-4.el9_2', '0:9.9-1.el9', '1:1.2.3-4.el9_2'],
  ])('%s: a release is judged by its own records alone', (feed, ecosystem, fixed, before, after) => {
    const affected = (release: string, until?: string): object => ({
      package: { ecosystem: release, name: 'a' },
      ranges: [
        { type: 'ECOSYSTEM', events: [{ introduced: '0' }, ...(until === undefined ? [] : [{ fixed: until }])] },
      ],
    });
    const record = npmRecord('X-1', 'a', UP_TO_2, {
      affected: [affected(ecosystem, fixed), affected(`${feed}:0`)],
    });
    return lookupOver({ [feed]: [record] }, (lookup) => {
      const ids = (release: string, version: string) =>
        lookup.affecting(release, 'a', version).matches.map(({ id }) => id);
      expect(ids(ecosystem, before)).toEqual(['X-1']);
      expect(ids(ecosystem, after)).toEqual([]);
      expect(ids(`${feed}:0`, after)).toEqual(['X-1']);
      expect(ids(`${feed}:7`, before)).toEqual([]);
    });
  });

  it('a score without a vector gives the severity, unless another record has a vector', () =>
    lookupOver(
      {
        RubyGems: [
          { ...gemRecord('GHSA-1', 'a'), database_specific: { cvss_v3_score: 9.1, cvss_v2_score: 5 } },
          { ...gemRecord('GHSA-2', 'b'), database_specific: { cvss_v2_score: 7.5 } },
          { ...gemRecord('GHSA-3', 'c'), database_specific: { cvss_v3_score: 11 } },
          { ...gemRecord('GHSA-4', 'd'), ...cvss(V30_LOW), database_specific: { cvss_v4_score: 9 } },
        ],
      },
      (lookup) => {
        const known = ['a', 'b', 'c', 'd'].map((name) => {
          const match = lookup.affecting('RubyGems', name, '1.0').matches[0];
          return `${match?.severity} ${match?.score}`;
        });
        expect(known).toEqual(['critical 9.1', 'high 7.5', 'unknown undefined', 'low 1.8']);
      },
    ));

  it('names that begin alike, or end in strange letters, are kept apart', () => {
    const names = ['a', 'a-b', 'A', 'ä', '@a/a', '__proto__', 'constructor'];
    const records = names.map((name, i) => npmRecord(`GHSA-${i}`, name, UP_TO_2));
    return lookupOver({ npm: records }, (lookup) => {
      const found = names.map((name) => lookup.affecting('npm', name, '1.0.0').matches.map(({ id }) => id));
      expect(found).toEqual(names.map((_, i) => [`GHSA-${i}`]));
    });
  });

  it('without the catalogue of exploited vulnerabilities that is unknown, and every age is told', () =>
    lookupOver(
      { npm: [npmRecord('GHSA-1', 'a', UP_TO_2)] },
      (lookup) => {
        expect(lookup.kev).toBe('missing');
        expect(lookup.affecting('npm', 'a', '1.0.0').matches[0]?.exploited).toBe('unknown');
        expect(dataFacts(lookup, ['npm', 'PyPI'])).toEqual([
          { name: 'advisories', revision: null, newest: null, ecosystems: ['PyPI'] },
          { name: 'advisories', revision: lookup.revision, newest: '2026-01-02T03:04:05Z', ecosystems: ['npm'] },
          { name: 'kev', revision: null, newest: null },
        ]);
        expect(dataFacts(null)).toEqual([
          { name: 'advisories', revision: null, newest: null },
          { name: 'kev', revision: null, newest: null },
        ]);
      },
      null,
    ));

  it('where nothing was ever fetched there is nothing to open', () => {
    expect(openAdvisories(scratchFolder())).toBeNull();
    expect(openAdvisories('/no/such/folder')).toBeNull();
  });
});

it.skipIf(process.getuid?.() === 0)('advisories that this user may not read are told in one sentence', () => {
  const folder = scratchFolder();
  chmodSync(folder, 0o000);
  expect(() => openAdvisories(folder)).toThrow(/cannot be read by this user\. Change its rights, or set VAUBAN_HOME/);
  chmodSync(folder, 0o700);
});
