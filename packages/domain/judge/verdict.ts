import type { JudgedGap } from '../coverage/gap.ts';
import { type GapSum, sumGaps } from '../coverage/sum.ts';
import type { CompiledGates } from '../policy/gates.ts';
import type { Gate } from '../policy/policy.ts';
import type { Verdict, VerdictReason } from '../report/report.ts';
import type { GateTally } from './tally.ts';

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
  { problems }: CompiledGates,
  tallies: ReadonlyMap<Gate, GateTally>,
  gaps: readonly JudgedGap[],
): VerdictReason[] {
  const broken = problems.map(({ gate, problem }): VerdictReason => {
    const message = `The gate "${gate}" cannot judge, so it fails: ${problem}.`;
    return { verdict: 'fail', cause: gate, count: 1, message };
  });
  const failed = [...tallies].flatMap(([{ name, says }, tally]): VerdictReason[] => {
    if (tally.count === 0) return [];
    return [{ verdict: 'fail', cause: name, count: tally.count, message: tally.says(name, says) }];
  });
  const unproven = sumGaps(gaps)
    .filter((sum) => sum.class === 'blocking' && !sum.accepted)
    .map((sum): VerdictReason => {
      return { verdict: 'unproven', cause: sum.kind, count: sum.count, message: gapMessage(sum) };
    });
  return [...broken, ...failed, ...unproven];
}

function gapMessage({ gaps, count, says }: GapSum): string {
  const [first] = gaps as [JudgedGap];
  if (gaps.length === 1) return first.message;
  const place = first.path ?? first.pattern;
  return `${count} places were not looked at: ${says}${place === undefined ? '' : ` (the first: ${place})`}.`;
}
