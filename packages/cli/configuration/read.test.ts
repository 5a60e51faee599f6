import { DEFAULT_CONFIGURATION, GAP_KINDS } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from './read.ts';

const wrong = (text: string): string => {
  try {
    readConfiguration(text, 'vauban.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('a vauban.yaml that is right', () => {
  it('fills in the default for everything that it does not say', () => {
    expect(readConfiguration('version: 1\n', 'vauban.yaml')).toEqual(DEFAULT_CONFIGURATION);
  });

  it('keeps each part that it says, and a gate without words is said by its expression', () => {
    const text = `version: 1
policy:
  gates: [{ name: any, when: 'finding.rank >= 1' }]
  gaps: { manifest-without-lockfile: blocking }
  inFile: { below: medium }
exclude: ['fixtures/**']
projects: [{ name: a, path: packages/a, owner: '@team' }]
decisions: [{ rule: CVE-2021-44906, reason: not reached, until: 2027-01-31 }]
`;
    const { policy, ...rest } = readConfiguration(text, 'vauban.yaml');
    expect(policy.gates).toEqual([{ name: 'any', when: 'finding.rank >= 1', says: 'finding.rank >= 1' }]);
    expect(policy.gaps).toEqual({ 'manifest-without-lockfile': 'blocking' });
    expect(policy.inFile).toEqual({ below: 'medium', neverSurfaces: ['secrets'] });
    expect(policy.advisoriesMaxAgeDays).toBe(7);
    expect(rest).toMatchObject({
      exclude: ['fixtures/**'],
      projects: [{ name: 'a', path: 'packages/a', owner: '@team' }],
      decisions: [{ rule: 'CVE-2021-44906', reason: 'not reached', until: '2027-01-31' }],
    });
  });
});

describe('a vauban.yaml that is wrong names the line', () => {
  it.each([
    [
      'an unknown key, with the one that was meant',
      'version: 1\npolcy:\n  gates: []\n',
      'line 2: unknown key "polcy" in the file; did you mean policy?',
    ],
    [
      'an unknown key deep inside',
      'version: 1\npolicy:\n  gates:\n    - name: x\n      whn: "true"\n',
      'line 5: unknown key "whn" in policy.gates.0; did you mean when?',
    ],
    ['a key that would reach the prototype', 'version: 1\n__proto__: { a: 1 }\n', 'line 2: unknown key "__proto__"'],
    ['a key that stands twice', 'version: 1\nexclude: []\nexclude: []\n', 'line 3: exclude stands twice'],
    ['a missing version', 'exclude: []\n', 'line 1: the file lacks version'],
    ['another version', 'version: 2\n', 'line 1: version must be 1'],
    ['text where a list belongs', 'version: 1\nexclude: fixtures\n', 'line 2: exclude must be a list'],
    [
      'a gap that does not exist',
      'version: 1\npolicy:\n  gaps: { lockfile-brokn: counted }\n',
      'did you mean lockfile-broken?',
    ],
    [
      'a day that does not exist',
      'version: 1\ndecisions:\n  - rule: a\n    reason: b\n    until: 2027-02-30\n',
      'line 5: 2027-02-30 is no day of the calendar',
    ],
    [
      'an expression that does not compile',
      'version: 1\npolicy:\n  gates:\n    - name: x\n      when: "finding.rank >="\n',
      'line 5: gate "x":',
    ],
    [
      'an expression that asks for what there is not',
      'version: 1\npolicy:\n  gates:\n    - name: x\n      when: "finding.rnk >= 3"\n',
      'line 5: gate "x":',
    ],
    ['an alias', 'version: 1\nexclude: &a ["x"]\nprojects: *a\n', 'line 3: projects is an alias'],
    ['broken YAML', 'version: 1\nexclude: [\n', 'no valid YAML'],
    ['a tag of its own', 'version: 1\nexclude: !!js/function "x"\n', 'line 2:'],
    ['two documents', 'version: 1\n---\nversion: 1\n', 'no valid YAML'],
    ['an empty file', '', 'line 1: the file must be a map'],
    [
      'a licence that SPDX does not know',
      'version: 1\npolicy:\n  licences:\n    deny:\n      - MIT\n      - Apache2\n',
      'line 6: "Apache2" is no licence of SPDX',
    ],
  ])('%s', (_, text, message) => {
    expect(wrong(text)).toContain(message);
  });

  it('refuses what is nested too deeply, and what is too large, without a crash', () => {
    expect(wrong(`version: 1\nexclude: ${'['.repeat(50_000)}`)).toMatch(/nested too deeply|no valid YAML/);
    expect(wrong(`version: 1\n# ${'x'.repeat(300_000)}`)).toContain('larger than 256 KiB');
  });

  it('ends soon for an alias bomb', () => {
    const bomb = ['version: 1', 'a: &a [x]', ...Array.from({ length: 40 }, (_, i) => `b${i}: &b${i} [*a, *a]`)].join(
      '\n',
    );
    expect(wrong(bomb)).toContain('unknown key "a"');
  });
});

it('every kind of gap may have its class in the file', () => {
  for (const kind of Object.keys(GAP_KINDS)) {
    expect(readConfiguration(`version: 1\npolicy: { gaps: { ${kind}: counted } }`, 'x').policy.gaps).toEqual({
      [kind]: 'counted',
    });
  }
});
