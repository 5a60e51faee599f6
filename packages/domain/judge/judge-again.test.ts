import { describe, expect, it } from 'vitest';
import { input, observed, secret } from '../fixtures/observations.ts';
import {
  type Configuration,
  DEFAULT_CONFIGURATION,
  type JudgeInput,
  judge,
  judgeAgain,
  pathSet,
  policyDigest,
  REPORT_VERSION,
  type RecordedDecision,
  type Report,
  SCHEME,
} from '../index.ts';

function reported(changes: Partial<JudgeInput>): Report {
  const whole = input(changes);
  const { verdict, reasons, findings, gaps, unused, gates } = judge(whole);
  const source = { kind: 'git', repository: null, root: '.', commit: 'b2', parents: ['a1'], branch: 'main' } as const;
  const digest = policyDigest(whole.configuration);
  return {
    schema: REPORT_VERSION,
    scan: { id: '01936f2a-7c1e-7b00-8a3e-2f6d5c4b3a29', started: '2026-11-24T09:30:00Z', durationMs: 1 },
    tool: { name: 'vauban', version: '0.1.0' },
    source: { ...source, mergeBase: null, shallow: false, dirty: false, renames: {}, ancestry: {} },
    policy: { digest, origin: 'default', gates, changes: [] },
    verdict,
    reasons,
    coverage: {
      scope: { surfaces: ['code'], paths: ['.'], include: [], exclude: [] },
      scanners: [],
      data: [],
      files: { looked: 1, bytes: 1 },
      looked: pathSet(['src/app.ts']),
      gaps,
    },
    rules: [],
    findings,
    components: [],
    unused,
  };
}

function decided(report: Report, changes: Partial<RecordedDecision> = {}): RecordedDecision {
  const fingerprint = report.findings[0]?.fingerprints[SCHEME] ?? '';
  const told = { kind: 'accepted', reason: 'known', until: '2026-12-31', number: 7, commit: 'a1' } as const;
  return { scheme: SCHEME, fingerprint, ...told, ...changes };
}

const today = '2026-11-24';

describe('a report that is judged again', () => {
  const cases: [string, Partial<JudgeInput>][] = [
    ['a clean scan', {}],
    ['a failing gate', { observations: [observed(), secret()] }],
    ['a gap', { gaps: [{ kind: 'scanner-died', path: 'a.ts', message: 'the scanner died on a.ts' }] }],
    ['an in-file suppression', { observations: [observed()], suppressions: [claim()] }],
  ];
  it.each(cases)('answers the same by the same policy: %s', (_, changes) => {
    const report = reported(changes);
    for (const configuration of [DEFAULT_CONFIGURATION, null]) {
      const { verdict, reasons } = judgeAgain({ report, configuration, decisions: [], today });
      expect({ verdict, reasons }).toEqual({ verdict: report.verdict, reasons: report.reasons });
    }
  });

  it('passes by a decision that the scan did not know, and fails again when it is over', () => {
    const report = reported({ observations: [observed()] });
    const decisions = [decided(report)];
    expect(judgeAgain({ report, configuration: null, decisions, today }).verdict).toBe('pass');
    expect(judgeAgain({ report, configuration: null, decisions, today: '2027-01-01' }).verdict).toBe('fail');
  });

  it('does not take a decision of the report for one of the server', () => {
    const failing = reported({ observations: [observed()] });
    const report = reported({ observations: [observed()], decisions: [decided(failing)] });
    expect(report.verdict).toBe('pass');
    expect(judgeAgain({ report, configuration: null, decisions: [], today }).verdict).toBe('fail');
  });

  it('lets a decision hold for a secret only where the scan says that the value is the same', () => {
    const plain = reported({ observations: [secret()] });
    const decisions = [decided(plain)];
    const sure = reported({ observations: [secret()], decisions, lineUnchangedSince: () => true });
    expect(judgeAgain({ report: plain, configuration: null, decisions, today }).verdict).toBe('fail');
    expect(judgeAgain({ report: sure, configuration: null, decisions, today }).verdict).toBe('pass');
  });

  it("judges by the server's policy and not by the one that the report names", () => {
    const strict: Configuration = {
      ...DEFAULT_CONFIGURATION,
      policy: { ...DEFAULT_CONFIGURATION.policy, gates: [{ name: 'all', says: 'anything', when: 'true' }] },
    };
    const report = reported({ observations: [observed({ severity: 'low' })] });
    expect(report.verdict).toBe('pass');
    expect(judgeAgain({ report, configuration: strict, decisions: [], today }).reasons[0]?.cause).toBe('all');
  });

  it('ends an in-file suppression on its day', () => {
    const report = reported({ observations: [observed()], suppressions: [claim()] });
    const again = judgeAgain({ report, configuration: null, decisions: [], today: '2027-01-01' });
    expect(again.suppressions[0]?.[0]?.status).toBe('expired');
    expect(again.verdict).toBe('fail');
  });
});

function claim() {
  const what = { rule: 'code/sql-injection', until: '2026-12-31', reason: 'a list', problem: null };
  return { path: 'src/app.ts', line: 9, appliesTo: [9, 10], ...what, addedByChange: false };
}
