import { type GapSum, type JudgedGap, sumGaps } from '@vauban/domain';

export interface GapOverview {
  /** Blocking ones first; each deserves its own lines. */
  readonly loud: readonly GapSum[];
  /** Summed up in one line. */
  readonly quiet: readonly GapSum[];
}

export function gapOverview(gaps: readonly JudgedGap[]): GapOverview {
  const sums = sumGaps(gaps);
  const isLoud = (sum: GapSum) => sum.class === 'blocking' || sum.accepted || sum.loud;
  return { loud: sums.filter(isLoud), quiet: sums.filter((sum) => !isLoud(sum)) };
}

/** `blocking`, `accepted` or `counted`. */
export function gapState(sum: GapSum): string {
  return sum.accepted ? 'accepted' : sum.class;
}

/** Whether it keeps the verdict from being a pass. */
export function blocks(gap: { class: JudgedGap['class']; accepted?: JudgedGap['accepted'] | boolean }): boolean {
  return gap.class === 'blocking' && !gap.accepted;
}

/** Where the gap is: a path, a folder, or nothing. */
export function gapPlace(gap: JudgedGap): string | undefined {
  return gap.path ?? gap.pattern;
}
