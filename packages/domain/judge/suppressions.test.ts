import { describe, expect, it } from 'vitest';
import { input, observed, secret, vulnerable } from '../fixtures/observations.ts';
import type { Configuration, Observation, PolicyDecision, SuppressionClaim } from '../index.ts';
import { DEFAULT_CONFIGURATION, judge } from '../index.ts';

function claim(changes: Partial<SuppressionClaim> = {}): SuppressionClaim {
  return {
    path: 'src/app.ts',
    line: 9,
    appliesTo: [9, 10],
    rule: 'code/sql-injection',
    until: '2026-12-31',
    reason: 'the name comes from a list',
    problem: null,
    addedByChange: false,
    ...changes,
  };
}

function judgeWith(observation: Observation, ...suppressions: SuppressionClaim[]) {
  const judgement = judge(input({ observations: [observation], suppressions }));
  return { ...judgement, suppressions: judgement.findings[0]?.suppressions ?? [] };
}

function decide(observation: Observation, decision: Partial<PolicyDecision>) {
  const whole = { rule: observation.rule, reason: 'not reachable', until: '2026-12-31', ...decision };
  const configuration: Configuration = { ...DEFAULT_CONFIGURATION, decisions: [whole] };
  const judgement = judge(input({ observations: [observation], configuration }));
  return { ...judgement, suppressions: judgement.findings[0]?.suppressions ?? [] };
}

describe('an in-file suppression', () => {
  it('holds with a reason and an end, up to and with its last day', () => {
    const { verdict, suppressions, unused } = judgeWith(observed(), claim());
    expect([verdict, unused]).toEqual(['pass', []]);
    expect(suppressions).toEqual([
      {
        kind: 'in-file',
        status: 'accepted',
        reason: 'the name comes from a list',
        until: '2026-12-31',
        location: { path: 'src/app.ts', line: 9 },
      },
    ]);
    expect(judgeWith(observed(), claim({ until: '2026-11-24' })).verdict).toBe('pass');
  });

  it('does not count any more when it has expired, and stays visible', () => {
    const { verdict, suppressions } = judgeWith(observed(), claim({ until: '2026-11-23' }));
    expect([verdict, suppressions[0]?.status]).toEqual(['fail', 'expired']);
  });

  it.each([
    ['it has no reason', { reason: '  ' }],
    ['it has no reason', { reason: null }],
    ['it has no end', { until: null }],
    ['its end "2026-02-30" is not a day (YYYY-MM-DD)', { until: '2026-02-30' }],
    ['its end "9999" is not a day (YYYY-MM-DD)', { until: '9999' }],
    ['it must name one rule', { rule: '*' }],
    ['it must name one rule', { rule: 'code/*' }],
    ['the words are in the wrong order', { problem: 'the words are in the wrong order' }],
  ])('is rejected because %s', (note, changes) => {
    const { verdict, suppressions } = judgeWith(observed(), claim(changes));
    expect(verdict).toBe('fail');
    expect(suppressions).toMatchObject([{ status: 'rejected', note }]);
  });

  it('holds for its rule and its lines only', () => {
    expect(judgeWith(observed({ rule: 'code/other' }), claim()).verdict).toBe('fail');
    expect(judgeWith(observed({}, { line: 11 }), claim()).verdict).toBe('fail');
    expect(judgeWith(observed({}, { path: 'src/b.ts' }), claim()).verdict).toBe('fail');
  });

  it('without a base holds for a secret too', () => {
    const token = claim({ path: 'config.env', appliesTo: [4], rule: 'secrets/github-token' });
    expect(judgeWith(secret(), token).verdict).toBe('pass');
  });

  describe('that the change itself adds', () => {
    const added = claim({ addedByChange: true });

    it('counts below high', () => {
      const configuration = withGate('finding.isNew');
      const observations = [observed({ severity: 'medium' })];
      expect(judge(input({ observations, suppressions: [added], configuration })).verdict).toBe('pass');
    });

    it.each(['high', 'critical', 'unknown'] as const)('is rejected at severity %s', (severity) => {
      const { verdict, suppressions } = judgeWith(observed({ severity }), added);
      expect(verdict).toBe('fail');
      expect(suppressions[0]).toMatchObject({
        status: 'rejected',
        note: `the change adds it, and the severity ${severity} is not below high: it needs a decision that the change itself does not make`,
      });
    });

    it('is rejected for a secret, however low', () => {
      const token = claim({ path: 'config.env', appliesTo: [4], rule: 'secrets/github-token', addedByChange: true });
      const { verdict, suppressions } = judgeWith(secret({ severity: 'low' }), token);
      expect(verdict).toBe('fail');
      expect(suppressions[0]?.note).toMatch(/it is on the surface secrets/);
    });

    it("counts further where the base's policy says so", () => {
      const policy = { ...DEFAULT_CONFIGURATION.policy, inFile: { below: 'critical', neverSurfaces: [] } } as const;
      const configuration = { ...DEFAULT_CONFIGURATION, policy };
      expect(judge(input({ observations: [observed()], suppressions: [added], configuration })).verdict).toBe('pass');
    });
  });

  it('that matches nothing, or cannot hold, is told', () => {
    const other = claim({ path: 'src/b.ts', line: 3, appliesTo: [3, 4] });
    const broken = claim({ path: 'src/c.ts', line: 5, appliesTo: [5, 6], until: null });
    const suppressions = [broken, other, claim()];
    const { unused } = judge(input({ observations: [observed()], suppressions }));
    expect(unused).toEqual([
      'src/b.ts:3: vauban-ignore code/sql-injection matches nothing any more.',
      'src/c.ts:5: vauban-ignore cannot hold: it has no end.',
    ]);
    const gaps = [{ kind: 'surface-not-selected', surface: 'code', message: 'Not asked for.' }] as const;
    expect(judge(input({ suppressions: [other], gaps })).unused).toEqual([]);
  });
});

function withGate(when: string): Configuration {
  const gates = [{ name: 'mine', says: 'what we ask', when }];
  return { ...DEFAULT_CONFIGURATION, policy: { ...DEFAULT_CONFIGURATION.policy, gates } };
}

describe('a standing decision', () => {
  it('holds for its rule, by any name of the advisory', () => {
    const high = vulnerable({ severity: 'high' });
    expect(decide(high, {}).verdict).toBe('pass');
    expect(decide(high, { rule: 'GHSA-xvch-5gv4-984h' }).suppressions).toEqual([
      { kind: 'policy', status: 'accepted', reason: 'not reachable', until: '2026-12-31' },
    ]);
  });

  it('holds at its path, which may be a glob', () => {
    expect(decide(observed(), { path: 'src/*.ts' }).verdict).toBe('pass');
    expect(decide(observed(), { path: 'src/app.ts' }).verdict).toBe('pass');
    const elsewhere = decide(observed(), { path: 'lib/' });
    expect(elsewhere.verdict).toBe('fail');
    expect(elsewhere.unused).toEqual(['The decision on code/sql-injection at lib/ matches nothing any more.']);
  });

  it('ends, and needs a reason, a day and one rule', () => {
    expect(decide(observed(), { until: '2026-11-23' }).suppressions[0]?.status).toBe('expired');
    expect(decide(observed(), { reason: '' }).suppressions[0]?.status).toBe('rejected');
    expect(decide(observed(), { until: 'never' }).suppressions[0]?.status).toBe('rejected');
    expect(decide(observed(), { rule: '*' }).verdict).toBe('fail');
  });
});
