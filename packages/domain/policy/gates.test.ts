import { describe, expect, it } from 'vitest';
import { input, observed, secret, vulnerable } from '../fixtures/observations.ts';
import type { Gate, Observation, Policy } from '../index.ts';
import { checkPolicy, DEFAULT_CONFIGURATION, judge } from '../index.ts';

function policyOf(...gates: Gate[]): Policy {
  return { ...DEFAULT_CONFIGURATION.policy, gates };
}

function gate(when: string, name = 'mine'): Gate {
  return { name, says: 'what we ask', when };
}

function judgeBy(when: string, ...observations: Observation[]) {
  const configuration = { ...DEFAULT_CONFIGURATION, policy: policyOf(gate(when)) };
  return judge(input({ observations, configuration }));
}

describe('the expressions of a policy', () => {
  it('accept the default policy', () => {
    expect(checkPolicy(DEFAULT_CONFIGURATION.policy)).toEqual([]);
  });

  it.each([
    ['finding.rank > ', /Unexpected token/],
    ['finding.nope == 1', /No such key: nope/],
    ['findings.rank > 1', /Unknown variable: findings/],
    ['finding.severity >= 3', /no such overload/],
    ['finding.rank', /must answer true or false, not int/],
    ['finding.path.matches("(a+)+$")', /"matches" is not available.*use "glob"/],
    ['finding.path.split("/").size() > 2', /the call "split" is not available/],
    ['cel.bind(x, finding.rank, x > 1)', /the call "bind" is not available/],
    ['finding.rank / 0 > 1', /"\/" is not available/],
    ['{"a": 1}.size() == 1', /maxMapEntries/],
    ['finding.constructor == 1', /No such key: constructor/],
    ['finding.__proto__ == 1', /No such key: __proto__/],
    [`${'('.repeat(400)}true${')'.repeat(400)}`, /maxDepth/],
    [`${'!'.repeat(990)}true`, /./],
    [`finding.rule == "${'a'.repeat(1000)}"`, /longer than 1000 characters/],
    [
      'finding.cwe.exists(a, finding.cwe.exists(b, finding.cwe.exists(c, a == b && b == c)))',
      /more than 2000 steps a finding/,
    ],
    ['', /./],
  ])('refuse %s and say why', (when, problem) => {
    expect(checkPolicy(policyOf(gate(when)))).toEqual([{ gate: 'mine', problem: expect.stringMatching(problem) }]);
  });

  it('refuse two gates of one name, a gate without a name and too many gates', () => {
    expect(checkPolicy(policyOf(gate('true'), gate('false')))).toEqual([
      { gate: 'mine', problem: 'another gate has the same name' },
    ]);
    expect(checkPolicy(policyOf(gate('true', ' ')))).toEqual([{ gate: ' ', problem: 'it has no name' }]);
    const many = Array.from({ length: 51 }, (_, index) => gate('true', `gate-${index}`));
    expect(checkPolicy(policyOf(...many))).toEqual([{ gate: 'all', problem: 'there are more than 50 gates' }]);
  });

  it.each([
    ['finding.path.glob("src/**")', true],
    ['finding.path.glob("lib/**")', false],
    ['"CWE-89" in finding.cwe', true],
    ['finding.cwe.exists(c, c.startsWith("CWE-8"))', true],
    ['finding.severity in ["high", "critical"] && !finding.fixAvailable', true],
    ['finding.priority == "next" && finding.priorityScore >= 40', true],
    ['finding.purl == "" && finding.project == "" && finding.scope == "" && !finding.direct', true],
    ['finding.surface == "code" ? finding.rank == 3 : false', true],
  ])('answer %s with %s', (when, fails) => {
    expect(judgeBy(when, observed()).verdict).toBe(fails ? 'fail' : 'pass');
  });

  it('take what is unknown for the worse', () => {
    expect(judgeBy('finding.rank >= 3', observed({ severity: 'unknown' })).verdict).toBe('fail');
    const { component } = vulnerable();
    if (!component) throw new Error('the fixture has a component');
    const unknown = vulnerable({ component: { ...component, direct: 'unknown' } });
    expect(judgeBy('finding.direct', unknown).verdict).toBe('fail');
    expect(judgeBy('finding.exploited', vulnerable({}, 'unknown')).verdict).toBe('pass');
  });
});

describe('a gate that cannot judge', () => {
  it('fails with the reason when its expression does not compile', () => {
    const { verdict, reasons } = judgeBy('finding.nope');
    expect(verdict).toBe('fail');
    expect(reasons).toEqual([
      {
        verdict: 'fail',
        cause: 'mine',
        count: 1,
        message: 'The gate "mine" cannot judge, so it fails: No such key: nope.',
      },
    ]);
  });

  it('fails the finding on which the expression throws', () => {
    const { verdict, reasons, findings } = judgeBy('finding.cwe[1] == "CWE-1"', observed());
    expect(verdict).toBe('fail');
    expect(findings[0]?.gates).toEqual(['mine']);
    expect(reasons[0]?.message).toMatch(
      /^1 finding fails the gate "mine" \(what we ask\): 1 high\. The gate could not judge 1 of them, which counts as failing \([0-9a-f]{12}: .+\)\.$/,
    );
  });

  it('fails a finding that is too large for an expression, even one that would let it pass', () => {
    const long = judgeBy('false', observed({}, { path: `src/${'a'.repeat(5000)}` }));
    expect(long.verdict).toBe('fail');
    expect(long.reasons[0]?.message).toContain('its path is longer than 4096 characters');
    const many = judgeBy('false', observed({ cwe: Array.from({ length: 65 }, (_, index) => `CWE-${index}`) }));
    expect(many.reasons[0]?.message).toContain('its cwe has more than 64 entries');
  });
});

describe('the default policy', () => {
  const gatesOf = (observation: Observation) => judge(input({ observations: [observation] })).findings[0]?.gates;

  it('fails on what is new and high, critical or of unknown severity', () => {
    expect(gatesOf(observed())).toEqual(['new-and-high']);
    expect(gatesOf(observed({ severity: 'critical' }))).toEqual(['new-and-high']);
    expect(gatesOf(observed({ severity: 'unknown' }))).toEqual(['new-and-high']);
    expect(gatesOf(observed({ severity: 'medium' }))).toEqual([]);
  });

  it('fails on secrets of any severity, unless the confidence is low', () => {
    expect(gatesOf(secret({ severity: 'low', confidence: 'medium' }))).toEqual(['secrets']);
    expect(gatesOf(secret({ severity: 'high', confidence: 'unknown' }))).toEqual(['secrets']);
    expect(gatesOf(secret({ severity: 'critical', confidence: 'low' }))).toEqual([]);
  });

  it('fails on known-exploited vulnerabilities of any severity', () => {
    expect(gatesOf(vulnerable({}, true))).toEqual(['known-exploited']);
    expect(gatesOf(vulnerable({}, false))).toEqual([]);
  });

  it('says what it is', () => {
    expect(judge(input()).gates.map(({ name, says }) => `${name}: ${says}`)).toMatchInlineSnapshot(`
      [
        "new-and-high: what is new and high or critical; an unknown severity counts as high, and secrets have their own gate",
        "secrets: any new secret, unless the confidence is low",
        "known-exploited: any vulnerability that is known to be exploited, new or not, unless a baseline took it in as exploited",
      ]
    `);
  });
});
