import { describe, expect, it } from 'vitest';
import { input, observed, secret, seeded, shuffled, vulnerable } from '../fixtures/observations.ts';
import type { Baseline, BaselineEntry, JudgeInput, Observation } from '../index.ts';
import { DEFAULT_CONFIGURATION, exitCode, identifyAll, judge, policyDigest } from '../index.ts';

function baselineOf(observations: readonly Observation[], changes: Partial<Baseline> = {}): Baseline {
  const entries = identifyAll(observations).map(({ observation, fingerprints }): BaselineEntry => {
    const { rule, title, surface, location, advisory } = observation;
    return {
      ...{ fingerprint: fingerprints['vauban/1'], rule, path: location.path, line: location.line ?? 1, title, surface },
      ...(advisory?.exploited === true && { exploited: true }),
    };
  });
  return {
    schema: 'vauban.baseline/1.0',
    scheme: 'vauban/1',
    created: '2026-11-01',
    commit: 'c0ffee',
    entries,
    ...changes,
  };
}

function judged(changes: Partial<JudgeInput>) {
  const judgement = judge(input(changes));
  return { ...judgement, first: judgement.findings[0] };
}

describe('a verdict', () => {
  it('is pass when nothing was found and everything was looked at', () => {
    expect(judge(input())).toMatchObject({ verdict: 'pass', reasons: [], findings: [], gaps: [], unused: [] });
  });

  it('spells out every reason with its count, and fail beats unproven', () => {
    const { verdict, reasons } = judged({
      observations: [
        observed(),
        observed({ severity: 'critical', rule: 'code/eval' }),
        observed({ severity: 'unknown', rule: 'code/odd' }),
        observed({ severity: 'low' }),
        secret(),
        vulnerable({}, true),
      ],
      gaps: [
        { kind: 'lockfile-broken', path: 'yarn.lock', message: 'yarn.lock cannot be read: line 3.' },
        { kind: 'unreadable', path: 'b', message: 'b cannot be read.' },
        { kind: 'unreadable', pattern: 'a/', count: 4, message: 'a cannot be opened.' },
        { kind: 'binary', path: 'logo.png', message: 'It is binary.' },
      ],
    });
    expect(verdict).toBe('fail');
    expect(
      reasons.map(({ verdict: which, cause, count, message }) => [which, cause, count, message]),
    ).toMatchInlineSnapshot(`
      [
        [
          "fail",
          "new-and-high",
          3,
          "3 findings fail the gate "new-and-high" (what is new and high or critical; an unknown severity counts as high, and secrets have their own gate): 1 critical, 1 high, 1 of unknown severity.",
        ],
        [
          "fail",
          "secrets",
          1,
          "1 finding fails the gate "secrets" (any new secret, unless the confidence is low): 1 high.",
        ],
        [
          "fail",
          "known-exploited",
          1,
          "1 finding fails the gate "known-exploited" (any vulnerability that is known to be exploited, new or not, unless a baseline took it in as exploited): 1 medium.",
        ],
        [
          "unproven",
          "lockfile-broken",
          1,
          "yarn.lock cannot be read: line 3.",
        ],
        [
          "unproven",
          "unreadable",
          5,
          "5 places were not looked at: cannot be read (the first: a/).",
        ],
      ]
    `);
  });

  it('is unproven when only a blocking gap stands in the way', () => {
    const gaps = [
      { kind: 'advisories-missing', surface: 'dependencies', message: 'There is no advisory data.' },
    ] as const;
    const { verdict, reasons } = judged({ gaps });
    expect(verdict).toBe('unproven');
    expect(reasons).toEqual([
      { verdict: 'unproven', cause: 'advisories-missing', count: 1, message: 'There is no advisory data.' },
    ]);
  });

  it('has its number for the shell', () => {
    expect((['pass', 'fail', 'unproven'] as const).map(exitCode)).toEqual([0, 1, 3]);
  });

  it('lists findings by what is sooner, then by place', () => {
    const { findings } = judged({
      observations: [
        observed({ severity: 'low' }, { line: 1 }),
        observed({}, { path: 'b.ts', line: 2 }),
        observed({}, { path: 'a.ts', line: 30 }),
        observed({}, { path: 'a.ts', line: 4 }),
        secret(),
      ],
    });
    expect(findings.map(({ severity, location }) => `${severity} ${location.path}:${location.line}`)).toEqual([
      ...['high config.env:4', 'high a.ts:4', 'high a.ts:30', 'high b.ts:2', 'low src/app.ts:1'],
    ]);
  });

  it('is not for a scanner to give: what an observation says about its own judgement is left out', () => {
    const forged = { gates: [], id: 'x', novelty: 'known', suppressions: [{ status: 'accepted' }], owner: 'me' };
    const honest = judged({ observations: [observed()] });
    expect(judged({ observations: [{ ...observed(), ...forged } as Observation] })).toEqual(honest);
  });

  it('names project and owner', () => {
    const projects = [{ name: 'app', path: 'src', owner: '@web' }];
    const { first } = judged({ observations: [observed()], configuration: { ...DEFAULT_CONFIGURATION, projects } });
    expect(first).toMatchObject({ project: 'app', owner: '@web' });
  });

  it('names the owner of the file where no project names one', () => {
    const projects = [{ name: 'app', path: 'src' }];
    const configuration = { ...DEFAULT_CONFIGURATION, projects };
    const { first } = judged({ observations: [observed()], configuration, ownerOf: (path) => `@${path}` });
    expect(first).toMatchObject({ project: 'app', owner: `@${first?.location.path}` });
  });

  it.each([1, 2, 3])('does not depend on the order of the input (seed %i)', (seed) => {
    const random = seeded(seed);
    const severities = ['critical', 'high', 'medium', 'low', 'none', 'unknown'] as const;
    const observations = Array.from({ length: 80 }, (_, index) => {
      const make = [observed, secret, vulnerable][Math.floor(random() * 3)] as typeof observed;
      const severity = severities[Math.floor(random() * 6)] ?? 'low';
      const made = make({ severity, message: `finding ${index}` });
      const line = 1 + Math.floor(random() * 10);
      return { ...made, location: { ...made.location, path: `f${Math.floor(random() * 4)}`, line } };
    });
    const suppressions = observations.slice(0, 20).map(({ rule, location }, index) => ({
      ...{ path: location.path, line: location.line ?? 0, appliesTo: [location.line ?? 0], rule, problem: null },
      ...{ until: index % 2 ? '2027-01-01' : '2020-01-01', reason: `reason ${index}`, addedByChange: index % 3 === 0 },
    }));
    const gaps = observations.slice(0, 9).map(({ location, message }, index) => {
      return { kind: index % 2 ? ('unreadable' as const) : ('binary' as const), path: location.path, message };
    });
    const policy = { ...DEFAULT_CONFIGURATION.policy };
    policy.gates = [...policy.gates, { name: 'throws', says: 'what throws', when: 'finding.cwe[4] == finding.rule' }];
    const configuration = { ...DEFAULT_CONFIGURATION, policy };
    const half = observations.filter((_, index) => index % 2 === 0);
    const whole = input({ observations, suppressions, gaps, configuration, baseline: baselineOf(half), base: half });
    const mixed = {
      ...whole,
      observations: shuffled(observations, random),
      suppressions: shuffled(suppressions, random),
      gaps: shuffled(gaps, random),
      base: shuffled(half, random),
    };
    expect(judge(mixed)).toEqual(judge(whole));
  });
});

describe('what is new', () => {
  it('is everything without baseline and base', () => {
    expect(judged({ observations: [observed()] }).first?.novelty).toBe('new');
  });

  it('is unknown where the base or the baseline was asked for and could not be read', () => {
    const gaps = [{ kind: 'base-missing', message: 'The base main is not there.' }] as const;
    const { first, verdict } = judged({ observations: [observed()], gaps });
    expect(first).toMatchObject({ novelty: 'unknown', gates: ['new-and-high'] });
    expect(verdict).toBe('fail');
    expect(judged({ gaps }).verdict).toBe('unproven');
  });

  it('is not what the base or the baseline knows, whichever of them', () => {
    const [a, b, c] = [observed(), observed({ rule: 'code/b' }), observed({ rule: 'code/c' })];
    const { findings } = judged({ observations: [a, b, c], base: [a], baseline: baselineOf([b]) });
    expect(findings.map(({ rule, novelty }) => [rule, novelty]).sort()).toEqual([
      ['code/b', 'known'],
      ['code/c', 'new'],
      ['code/sql-injection', 'known'],
    ]);
  });

  it('is the third of three equal lines when the base has two', () => {
    const at = (line: number) => observed({}, { line });
    const { findings } = judged({ observations: [at(1), at(2), at(3)], base: [at(5), at(6)] });
    expect(findings.map(({ location, novelty }) => [location.line, novelty]).sort()).toEqual([
      [1, 'known'],
      [2, 'known'],
      [3, 'new'],
    ]);
  });

  it('is not what moved with its file', () => {
    const before = observed({}, { path: 'old.ts' });
    const after = observed({}, { path: 'new.ts' });
    const renames = { 'old.ts': 'new.ts' };
    expect(judged({ observations: [after], base: [before], renames }).first?.novelty).toBe('known');
    const { first, verdict, unused } = judged({ observations: [after], baseline: baselineOf([before]), renames });
    expect(first?.suppressions[0]?.status).toBe('accepted');
    expect([verdict, unused]).toEqual(['pass', []]);
    expect(judged({ observations: [after], base: [before] }).first?.novelty).toBe('new');
  });

  it('is a file that had one name when the baseline was taken, another one at the base, and a third one now', () => {
    const [first, second, now] = ['a.ts', 'b.ts', 'c.ts'].map((path) => observed({}, { path })) as [
      Observation,
      Observation,
      Observation,
    ];
    const names = { renames: { 'a.ts': 'c.ts' }, renamesSinceBase: { 'b.ts': 'c.ts' } };
    expect(judged({ observations: [now], baseline: baselineOf([first]), ...names }).verdict).toBe('pass');
    expect(judged({ observations: [now], base: [second], ...names }).first?.novelty).toBe('known');
    expect(judged({ observations: [now], base: [first], ...names }).first?.novelty).toBe('new');
    expect(judged({ observations: [now], base: [first], ...names, renamesSinceBase: {} }).first?.novelty).toBe('new');
  });

  it('is a secret that stood in the base but whose line has changed since', () => {
    const changes = { observations: [secret()], base: [secret()] };
    expect(judged(changes).first?.novelty).toBe('known');
    expect(judged({ ...changes, lineUnchangedSinceBase: () => false }).first?.novelty).toBe('new');
    expect(judged({ ...changes, lineUnchanged: () => 'unknown' }).first?.novelty).toBe('new');
    expect(judged({ ...changes, lineUnchanged: () => false, lineUnchangedSinceBase: () => true }).verdict).toBe('pass');
  });
});

describe('the baseline', () => {
  it('lets through what it holds and says so, and a secret only while its line is unchanged', () => {
    const changes = { observations: [secret()], baseline: baselineOf([secret()]) };
    const same = judged(changes);
    expect(same.verdict).toBe('pass');
    expect(same.first?.suppressions).toEqual([
      { kind: 'baseline', status: 'accepted', reason: 'in the baseline of 2026-11-01' },
    ]);

    for (const answer of [false, 'unknown'] as const) {
      const changed = judged({ ...changes, lineUnchanged: () => answer });
      expect(changed.verdict).toBe('fail');
      expect(changed.first).toMatchObject({ novelty: 'new', gates: ['secrets'] });
      expect(changed.first?.suppressions[0]).toMatchObject({
        status: 'rejected',
        note: 'its line is not known to be unchanged since the baseline, so the value may be another one',
      });
    }
  });

  it('holds no secret outside git', () => {
    const baseline = baselineOf([secret()], { commit: null });
    expect(judged({ observations: [secret()], baseline }).verdict).toBe('fail');
  });

  it('asks for every line of a key that stands on several', () => {
    const key = secret({}, { line: 1, endLine: 5, endColumn: 30 });
    const changes = { observations: [key], baseline: baselineOf([key]) };
    expect(judged(changes).verdict).toBe('pass');
    expect(judged({ ...changes, lineUnchanged: (_, line) => line !== 5 }).verdict).toBe('fail');
    expect(judged({ ...changes, lineUnchanged: (_, line) => line !== 6 }).verdict).toBe('pass');
  });

  it('lets a vulnerability through until it becomes known to be exploited', () => {
    const before = baselineOf([vulnerable({ severity: 'high' }, false)]);
    expect(judged({ observations: [vulnerable({ severity: 'high' }, false)], baseline: before }).verdict).toBe('pass');
    const since = judged({ observations: [vulnerable({ severity: 'high' }, true)], baseline: before });
    expect(since.first).toMatchObject({ novelty: 'known', gates: ['known-exploited'] });
    expect(since.first?.suppressions[0]).toMatchObject({
      status: 'rejected',
      note: 'it was not known to be exploited when the baseline was taken',
    });
    const exploited = vulnerable({}, true);
    expect(judged({ observations: [exploited], baseline: baselineOf([exploited]) }).verdict).toBe('pass');
    expect(judged({ observations: [exploited], base: [exploited] }).verdict).toBe('fail');
  });

  it('in another scheme is a blocking gap, and nothing is said to be new', () => {
    const baseline = baselineOf([observed()], { scheme: 'vauban/9' });
    const { gaps, first, unused } = judged({ observations: [observed({ severity: 'low' })], baseline });
    expect(first?.novelty).toBe('unknown');
    expect(gaps).toEqual([
      {
        kind: 'baseline-broken',
        class: 'blocking',
        message:
          'The baseline is written in the scheme "vauban/9", this version reads "vauban/1": take a new baseline.',
      },
    ]);
    expect(unused).toEqual([]);
  });

  it('tells entries that match nothing any more, but only where the scan looked', () => {
    const baseline = baselineOf([observed(), secret(), vulnerable()]);
    const lines = {
      code: "src/app.ts:10: the baseline's entry for code/sql-injection matches nothing any more.",
      secret: "config.env:4: the baseline's entry for secrets/github-token matches nothing any more.",
      lock: "package-lock.json:120: the baseline's entry for CVE-2021-44906 matches nothing any more.",
    };
    expect(judged({ baseline }).unused).toEqual([lines.code, lines.secret, lines.lock]);
    expect(judged({ baseline, wouldMeet: (path) => path.startsWith('src/') }).unused).toEqual([lines.code]);
    const gaps = [
      { kind: 'surface-not-selected', surface: 'secrets', message: 'Not asked for.' },
      { kind: 'advisories-missing', surface: 'dependencies', message: 'No data.' },
    ] as const;
    expect(judged({ baseline, gaps }).unused).toEqual([lines.code]);
    const excluded = [{ kind: 'excluded', pattern: 'src/', message: 'Excluded.' }] as const;
    expect(judged({ baseline, gaps: excluded }).unused).toEqual([lines.secret, lines.lock]);
  });
});

describe('the digest of a policy', () => {
  it('is the same for the same content in another order, and another for any change', () => {
    const { version, policy, ...rest } = DEFAULT_CONFIGURATION;
    const digest = policyDigest(DEFAULT_CONFIGURATION);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(policyDigest({ ...rest, policy, version })).toBe(digest);
    expect(policyDigest({ ...DEFAULT_CONFIGURATION, policy: { ...policy, advisoriesMaxAgeDays: 8 } })).not.toBe(digest);
  });
});
