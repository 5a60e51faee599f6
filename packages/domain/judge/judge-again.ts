import type { Finding, Suppression } from '../finding/finding.ts';
import { DEFAULT_CONFIGURATION } from '../policy/default.ts';
import { FindingView } from '../policy/finding-view.ts';
import { compileGates } from '../policy/gates.ts';
import type { Configuration } from '../policy/policy.ts';
import type { Report, Verdict, VerdictReason } from '../report/report.ts';
import { StandingDecisions } from './decisions.ts';
import { judgeGaps } from './gaps.ts';
import { type RecordedDecision, RecordedDecisions } from './recorded-decisions.ts';
import { GateTally } from './tally.ts';
import { reasonsFor, verdictOf } from './verdict.ts';

export interface JudgeAgainInput {
  readonly report: Report;
  /** The policy that should hold; null: the gates and the gaps' classes that the report itself names. */
  readonly configuration: Configuration | null;
  readonly decisions: readonly RecordedDecision[];
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

export interface SecondJudgement {
  readonly verdict: Verdict;
  readonly reasons: readonly VerdictReason[];
  /** What holds for each finding, in the report's order. */
  readonly suppressions: readonly (readonly Suppression[])[];
  /** Names of the gates that each finding fails, in the report's order. */
  readonly gates: readonly (readonly string[])[];
}

/**
 * Judges what a report recorded, by another day's policy and decisions. What needs the source itself is taken from
 * the report: novelty, in-file suppressions, the baseline, and whether a secret is still the one that was decided about.
 */
export function judgeAgain({ report, configuration, decisions, today }: JudgeAgainInput): SecondJudgement {
  const policy = configuration?.policy ?? { ...DEFAULT_CONFIGURATION.policy, gates: report.policy.gates };
  const compiled = compileGates(policy);
  const standing = configuration && new StandingDecisions(configuration.decisions, today);
  const recorded = new RecordedDecisions(decisions, today, (_, observation) => heldInReport(observation as Finding));
  const tallies = new Map(compiled.gates.map(({ gate }) => [gate, new GateTally()]));

  const decided = recorded.about(
    report.findings.map((finding) => ({ observation: finding, fingerprints: finding.fingerprints, previous: [] })),
  );
  const gates: string[][] = report.findings.map(() => []);
  const suppressions = report.findings.map((finding, index) => {
    const all = [
      ...finding.suppressions.filter(({ kind }) => kind !== 'decision' && !(standing && kind === 'policy')),
      ...(standing?.of(finding) ?? []),
      ...(decided[index] ?? []),
    ].map((suppression) => onDay(suppression, today));
    if (all.some(({ status }) => status === 'accepted')) return all;
    const { priority, novelty, project, owner } = finding;
    const view = new FindingView({ observation: finding, priority, novelty, project, owner });
    for (const { gate, ask } of compiled.gates) {
      const answer = ask(view);
      if (!answer.fails) continue;
      tallies.get(gate)?.add(answer, finding.id, finding);
      gates[index]?.push(gate.name);
    }
    return all;
  });
  const gaps = configuration ? judgeGaps(report.coverage.gaps.map(unjudged), policy, today).gaps : report.coverage.gaps;
  const reasons = reasonsFor(compiled, tallies, gaps);
  return { verdict: verdictOf(reasons), reasons, suppressions, gates };
}

function heldInReport({ suppressions }: Finding): boolean {
  return suppressions.some(({ kind, status }) => kind === 'decision' && status === 'accepted');
}

function onDay(suppression: Suppression, today: string): Suppression {
  const over = suppression.status === 'accepted' && suppression.until !== undefined && suppression.until < today;
  return over ? { ...suppression, status: 'expired' } : suppression;
}

function unjudged({ class: _, accepted: __, ...gap }: Report['coverage']['gaps'][number]) {
  return gap;
}
