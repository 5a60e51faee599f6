import { GAP_KINDS, type GapClass, type GapKind, type JudgedGap } from './gap.ts';

/** All gaps of one kind, class and state in one line. */
export interface GapSum {
  readonly kind: GapKind;
  readonly class: GapClass;
  readonly accepted: boolean;
  readonly loud: boolean;
  readonly says: string;
  /** Places, where a folder that stands for many counts as many. */
  readonly count: number;
  readonly gaps: readonly JudgedGap[];
}

/** Blocking ones first, then accepted ones, then counted ones; inside by kind. */
export function sumGaps(gaps: readonly JudgedGap[]): GapSum[] {
  const groups = new Map<string, JudgedGap[]>();
  for (const gap of gaps) {
    const key = `${weight(gap)} ${gap.kind}`;
    const group = groups.get(key);
    if (group) group.push(gap);
    else groups.set(key, [gap]);
  }
  return [...groups.keys()].sort().map((key) => sum(groups.get(key) as [JudgedGap, ...JudgedGap[]]));
}

function weight(gap: JudgedGap): number {
  if (gap.class === 'counted') return 2;
  return gap.accepted ? 1 : 0;
}

function sum(gaps: [JudgedGap, ...JudgedGap[]]): GapSum {
  const [{ kind, class: gapClass, accepted }] = gaps;
  return {
    kind,
    class: gapClass,
    accepted: accepted !== undefined,
    loud: GAP_KINDS[kind]?.loud ?? true,
    says: GAP_KINDS[kind]?.says ?? kind,
    count: countGaps(gaps),
    gaps,
  };
}

function countGaps(gaps: readonly JudgedGap[]): number {
  let count = 0;
  for (const gap of gaps) count += gap.count ?? 1;
  return count;
}
