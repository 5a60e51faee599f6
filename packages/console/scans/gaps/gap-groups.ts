import type { Gap } from '../queries.ts';

export interface GapGroup {
  readonly kind: string;
  readonly class: Gap['class'];
  readonly accepted: boolean;
  /** Files, or what else a gap counts; folders count for what they hold. */
  readonly count: number;
  readonly gaps: readonly Gap[];
}

/** Gaps of one kind together: what blocks first, then what was accepted, then by count. */
export function groupGaps(gaps: readonly Gap[]): GapGroup[] {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const key = `${gap.class} ${gap.accepted === undefined} ${gap.kind}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [gap]);
    else group.push(gap);
  }
  return [...groups.values()].map(asGroup).sort((a, b) => rank(a) - rank(b) || b.count - a.count || compare(a, b));
}

function asGroup(gaps: Gap[]): GapGroup {
  const first = gaps[0] as Gap;
  return {
    kind: first.kind,
    class: first.class,
    accepted: first.accepted !== undefined,
    count: gaps.reduce((sum, gap) => sum + (gap.count ?? 1), 0),
    gaps,
  };
}

function rank(group: GapGroup): number {
  if (group.class === 'blocking') return group.accepted ? 1 : 0;
  return 2;
}

function compare(a: GapGroup, b: GapGroup): number {
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0;
}

/** `too-big` → `Too big`. */
export function gapTitle(kind: string): string {
  const words = kind.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
