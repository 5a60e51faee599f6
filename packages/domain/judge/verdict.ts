import type { JudgedGap } from '../coverage/gap.ts';
import type { GapSum } from '../coverage/sum.ts';
import { sumGaps } from '../coverage/sum.ts';
import type { Finding } from '../finding/finding.ts';
import type { CompiledGates } from '../policy/gates.ts';
import type { Policy } from '../policy/policy.ts';
import type { Verdict, VerdictReason } from '../report/report.ts';
import { SEVERITIES } from '../risk/severity.ts';

/** The verdict's number for the shell. */
export function exitCode(verdict: Verdict): 0 | 1 | 3 {
  return verdict === 'pass' ? 0 : verdict === 'fail' ? 1 : 3;
}

/** Fail beats unproven. */
export function verdictOf(reasons: readonly VerdictReason[]): Verdict {
  if (reasons.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return reasons.length > 0 ? 'unproven' : 'pass';
}

/** Every reason, what fails in the order of the gates, then what is unproven by kind of gap. */
export function reasonsFor(
  findings: readonly Finding[],
  gaps: readonly JudgedGap[],
  policy: Policy,
  compiled: CompiledGates,
  evaluationProblems: ReadonlyMap<string, EvaluationProblem>,
): VerdictReason[] {
  const broken = compiled.problems.map(({ gate, problem }): VerdictReason => {
    return {
      verdict: 'fail',
      cause: gate,
      count: 1,
      message: `The gate "${gate}" cannot judge, so it fails: ${problem}.`,
    };
  });
  const failed = policy.gates.flatMap(({ name, says }): VerdictReason[] => {
    const failing = findings.filter(({ gates }) => gates.includes(name));
    if (failing.length === 0) return [];
    const counted = failing.length === 1 ? '1 finding fails' : `${failing.length} findings fail`;
    const message = `${counted} the gate "${name}" (${says}): ${bySeverity(failing)}.${told(evaluationProblems.get(name))}`;
    return [{ verdict: 'fail', cause: name, count: failing.length, message }];
  });
  const unproven = sumGaps(gaps)
    .filter((sum) => sum.class === 'blocking' && !sum.accepted)
    .map(
      (sum): VerdictReason => ({ verdict: 'unproven', cause: sum.kind, count: sum.count, message: gapMessage(sum) }),
    );
  return [...broken, ...failed, ...unproven];
}

/** Findings that a gate could not judge. */
export interface EvaluationProblem {
  readonly count: number;
  /** One of them, and why. */
  readonly id: string;
  readonly first: string;
}

function told(problem: EvaluationProblem | undefined): string {
  if (!problem) return '';
  return ` The gate could not judge ${problem.count} of them, which counts as failing (${problem.id}: ${problem.first}).`;
}

function bySeverity(findings: readonly Finding[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity === 'unknown' ? 'of unknown severity' : severity}`];
  }).join(', ');
}

function gapMessage({ gaps, count, says }: GapSum): string {
  const [first] = gaps as [JudgedGap];
  if (gaps.length === 1) return first.message;
  const place = first.path ?? first.pattern;
  return `${count} places were not looked at: ${says}${place === undefined ? '' : ` (the first: ${place})`}.`;
}
