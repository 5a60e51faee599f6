import { judgeAgain, type RecordedDecision, type Report, type Verdict, type VerdictReason } from '@vauban/domain';
import { dayOf } from '../decisions/day.ts';
import type { ServerPolicy } from '../decisions/policy.ts';

export interface SecondLook {
  readonly verdict: Verdict;
  readonly reasons: readonly VerdictReason[];
  /** Where the server thinks otherwise than the command, one sentence each. */
  readonly differences: readonly string[];
}

const CLOCK_SLACK_MS = 10 * 60_000;

/** Judges the report by the server's own policy and decisions of this day, and says what is not the same. */
export function lookAgain(
  report: Report,
  policy: ServerPolicy | null,
  decisions: readonly RecordedDecision[],
  misnamed: number,
  now: Date,
): SecondLook {
  const today = dayOf(now);
  const { verdict, reasons, suppressions } = judgeAgain({
    report,
    configuration: policy?.document ?? null,
    decisions,
    today,
  });
  const differences: string[] = [];
  if (policy && policy.digest !== report.policy.digest) {
    differences.push(
      `The scan was judged by the policy "${report.policy.origin}" and not by version ${policy.version} of the server's.`,
    );
  }
  differences.push(...decisionDifferences(report, suppressions));
  if (verdict !== report.verdict) {
    const because = reasons[0] ? `: ${reasons[0].message}` : '.';
    differences.push(`The scan said "${report.verdict}", the server says "${verdict}"${because}`);
  }
  if (misnamed > 0) {
    differences.push(
      `${count(misnamed, 'finding has', 'findings have')} an identity that its own content does not give.`,
    );
  }
  const started = Date.parse(report.scan.started);
  if (started > now.getTime() + CLOCK_SLACK_MS) {
    differences.push(
      `The scan says that it started at ${report.scan.started}, which lies ahead of the server's ${now.toISOString()}: one of the clocks is wrong.`,
    );
  }
  return { verdict, reasons, differences };
}

/** Decisions that hold here and did not hold in the scan, and the other way round. */
function decisionDifferences(report: Report, now: ReturnType<typeof judgeAgain>['suppressions']): string[] {
  let unknownThere = 0;
  let unknownHere = 0;
  report.findings.forEach((finding, index) => {
    const there = finding.suppressions.some(holds);
    const here = (now[index] ?? []).some(holds);
    if (here && !there) unknownThere += 1;
    if (there && !here) unknownHere += 1;
  });
  return [
    ...(unknownThere > 0
      ? [
          `The scan did not know the decisions on ${count(unknownThere, 'finding', 'findings')} that hold on the server.`,
        ]
      : []),
    ...(unknownHere > 0
      ? [
          `The scan let ${count(unknownHere, 'finding', 'findings')} through by decisions that do not hold on the server.`,
        ]
      : []),
  ];
}

function holds({ kind, status }: { kind: string; status: string }): boolean {
  return kind === 'decision' && status === 'accepted';
}

function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
