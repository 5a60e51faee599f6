import { GAP_KINDS, type Gap, type GapClass, type GapKind, type JudgedGap } from '../coverage/gap.ts';
import { matchesGlob } from '../paths/glob.ts';
import type { GapAcceptance, Policy } from '../policy/policy.ts';
import { isDay } from './day.ts';
import { compareText } from './order.ts';

export interface JudgedGaps {
  /** Blocking ones first, then by kind, place, scanner and message. */
  readonly gaps: JudgedGap[];
  /** Acceptances that do not count or match nothing, one sentence each. */
  readonly told: string[];
}

/** Gives each gap its class and, where one holds, its acceptance. An acceptance without reason or end never holds. */
export function judgeGaps(gaps: readonly Gap[], policy: Policy, today: string): JudgedGaps {
  const judged: JudgedGap[] = [];
  const matched = new Set<GapAcceptance>();
  for (const gap of gaps) {
    const fitting = policy.acceptedGaps.filter((acceptance) => fits(acceptance, gap));
    for (const acceptance of fitting) matched.add(acceptance);
    const holding = fitting.find((acceptance) => whyNot(acceptance, today) === null);
    judged.push({
      ...gap,
      class: classOf(gap.kind, policy),
      ...(holding && { accepted: { reason: holding.reason, until: holding.until } }),
    });
  }
  const told = policy.acceptedGaps.flatMap((acceptance) => {
    const problem = whyNot(acceptance, today) ?? (matched.has(acceptance) ? null : 'matches no gap any more');
    return problem ? [`The acceptance of the gap ${nameOf(acceptance)} ${problem}.`] : [];
  });
  return { gaps: judged.sort(byWeight), told };
}

function classOf(kind: GapKind, policy: Policy): GapClass {
  const own = Object.hasOwn(policy.gaps, kind) ? policy.gaps[kind] : undefined;
  return own ?? (Object.hasOwn(GAP_KINDS, kind) ? GAP_KINDS[kind].class : 'blocking');
}

function fits(acceptance: GapAcceptance, gap: Gap): boolean {
  if (acceptance.kind !== gap.kind) return false;
  if (acceptance.path === undefined) return true;
  const place = gap.path ?? gap.pattern;
  return place !== undefined && (acceptance.path === place || matchesGlob(acceptance.path, place));
}

function whyNot({ reason, until }: GapAcceptance, today: string): string | null {
  if (reason.trim() === '') return 'has no reason and does not count';
  if (!isDay(until)) return 'has no end (YYYY-MM-DD) and does not count';
  return until < today ? `ended on ${until} and does not count any more` : null;
}

function nameOf({ kind, path }: GapAcceptance): string {
  return path === undefined ? `"${kind}"` : `"${kind}" at ${path}`;
}

function byWeight(a: JudgedGap, b: JudgedGap): number {
  return compareText(orderOf(a), orderOf(b));
}

function orderOf(gap: JudgedGap): string {
  const parts = [gap.class, gap.kind, gap.path ?? gap.pattern ?? '', gap.scanner ?? '', gap.message];
  return [...parts, String(gap.count ?? 1), gap.surface ?? ''].join('\u0000');
}
