import { describe, expect, it } from 'vitest';
import { input, observed, secret, vulnerable } from '../fixtures/observations.ts';
import { type JudgeInput, judge, type Observation, type RecordedDecision, SCHEME, SECRET_SCHEME } from '../index.ts';

function decisionOn(observation: Observation, changes: Partial<RecordedDecision> = {}): RecordedDecision {
  const fingerprint = judge(input({ observations: [observation] })).findings[0]?.fingerprints[SCHEME] ?? '';
  const told = { kind: 'accepted', reason: 'behind a login', until: '2026-12-31', number: 12, commit: 'a1' } as const;
  return { scheme: SCHEME, fingerprint, ...told, ...changes };
}

function judged(observation: Observation, decision: RecordedDecision, more: Partial<JudgeInput> = {}) {
  const judgement = judge(input({ observations: [observation], decisions: [decision], ...more }));
  return { verdict: judgement.verdict, suppression: judgement.findings[0]?.suppressions[0] };
}

describe('a decision that was made on the server', () => {
  it('lets its finding through, with its number and its reason', () => {
    expect(judged(observed(), decisionOn(observed()))).toEqual({
      verdict: 'pass',
      suppression: {
        kind: 'decision',
        status: 'accepted',
        reason: 'VBN-12 is accepted: behind a login',
        until: '2026-12-31',
      },
    });
  });

  it('holds on its last day and not on the day after it', () => {
    const last = decisionOn(observed(), { until: '2026-11-24' });
    const over = decisionOn(observed(), { until: '2026-11-23' });
    expect(judged(observed(), last).verdict).toBe('pass');
    expect(judged(observed(), over)).toMatchObject({ verdict: 'fail', suppression: { status: 'expired' } });
  });

  it('says nothing about another finding', () => {
    expect(judged(observed({}, { path: 'src/other.ts' }), decisionOn(observed()))).toEqual({
      verdict: 'fail',
      suppression: undefined,
    });
  });

  it('follows a renamed file', () => {
    const moved = observed({}, { path: 'src/moved.ts' });
    expect(judged(moved, decisionOn(observed()), { renames: { 'src/app.ts': 'src/moved.ts' } }).verdict).toBe('pass');
  });

  it('holds for a secret only while its line is unchanged since the decision', () => {
    const decision = decisionOn(secret());
    const unchanged = (commit: string) => commit === 'a1';
    expect(judged(secret(), decision, { lineUnchangedSince: unchanged }).verdict).toBe('pass');
    for (const answer of [false, 'unknown'] as const) {
      const { verdict, suppression } = judged(secret(), decision, { lineUnchangedSince: () => answer });
      expect(verdict).toBe('fail');
      expect(suppression?.note).toMatch(/another one/);
    }
    expect(judged(secret(), decision).verdict).toBe('fail');
    expect(judged(secret(), { ...decision, commit: null }, { lineUnchangedSince: unchanged }).verdict).toBe('fail');
  });

  it('does not hold once the vulnerability is known to be exploited, unless it was when it was accepted', () => {
    const now = vulnerable({}, true);
    const before = decisionOn(vulnerable());
    expect(judged(now, before)).toMatchObject({ verdict: 'fail', suppression: { status: 'rejected' } });
    expect(judged(now, { ...before, exploited: true }).verdict).toBe('pass');
    expect(judged(now, { ...before, kind: 'false-positive' }).verdict).toBe('pass');
  });
});

describe('a decision on a secret whose value the server knows by its mark', () => {
  const mark = (digit: string, key = '0') => `${key.repeat(8)}:${digit.repeat(64)}`;
  const valued = (path: string, valueMark: string) => secret({ valueMark }, { path });
  const decisions = [
    decisionOn(valued('a.env', mark('1'))),
    { ...decisionOn(valued('a.env', mark('1'))), scheme: SECRET_SCHEME, fingerprint: mark('1') },
  ];
  const letThrough = (...observations: Observation[]) =>
    judge(input({ observations, decisions }))
      .findings.filter(({ suppressions }) => suppressions.some(({ status }) => status === 'accepted'))
      .map(({ location }) => location.path);

  it('holds while the value stays, whatever becomes of its line', () => {
    expect(letThrough(valued('a.env', mark('1')))).toEqual(['a.env']);
  });

  it('says nothing about a new value in the same place', () => {
    const { findings } = judge(input({ observations: [valued('a.env', mark('2'))], decisions }));
    expect(findings[0]?.suppressions).toEqual([]);
  });

  it('goes with the value to another file, and covers no copy of it', () => {
    expect(letThrough(valued('b.env', mark('1')))).toEqual(['b.env']);
    expect(letThrough(valued('a.env', mark('1')), valued('0.env', mark('1')))).toEqual(['a.env']);
    expect(letThrough(valued('z.env', mark('1')), valued('b.env', mark('1')))).toEqual(['b.env']);
  });

  it('asks for the line again when the key is another one', () => {
    const { findings } = judge(input({ observations: [valued('a.env', mark('1', 'f'))], decisions }));
    expect(findings[0]?.suppressions[0]).toMatchObject({ status: 'rejected', note: expect.stringMatching(/line/) });
  });

  it('is in the finding as a fingerprint and nowhere else', () => {
    const [finding] = judge(input({ observations: [valued('a.env', mark('1'))] })).findings;
    expect(finding?.fingerprints[SECRET_SCHEME]).toBe(mark('1'));
    expect(finding).not.toHaveProperty('valueMark');
    expect(
      judge(input({ observations: [observed({ valueMark: mark('1') })] })).findings[0]?.fingerprints,
    ).not.toHaveProperty(SECRET_SCHEME);
  });
});
