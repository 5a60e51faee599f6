import { GAP_KINDS, type GapKind, type JudgedGap } from '@vauban/domain';

/** All gaps of one kind, class and acceptance. */
export interface GapGroup {
  readonly kind: GapKind;
  readonly says: string;
  readonly class: JudgedGap['class'];
  readonly accepted: boolean;
  /** Files or entries, not gaps. */
  readonly count: number;
  readonly gaps: readonly JudgedGap[];
}

export interface GapOverview {
  /** Blocking ones first, then loud ones; each deserves its own lines. */
  readonly loud: readonly GapGroup[];
  /** Summed up in one line. */
  readonly quiet: readonly GapGroup[];
}

export function gapOverview(gaps: readonly JudgedGap[]): GapOverview {
  const bundles = new Map<string, JudgedGap[]>();
  for (const gap of gaps) {
    const key = `${gap.class} ${gap.accepted ? 'accepted' : ''} ${gap.kind}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(gap);
    else bundles.set(key, [gap]);
  }
  const groups = [...bundles.values()].flatMap((bundle) => groupOf(bundle) ?? []);
  const isLoud = (group: GapGroup) => group.class === 'blocking' || group.accepted || GAP_KINDS[group.kind].loud;
  return {
    loud: groups.filter(isLoud).sort((a, b) => weight(a) - weight(b)),
    quiet: groups.filter((group) => !isLoud(group)),
  };
}

function groupOf(gaps: readonly JudgedGap[]): GapGroup | undefined {
  const [first] = gaps;
  if (first === undefined) return undefined;
  return {
    kind: first.kind,
    says: GAP_KINDS[first.kind].says,
    class: first.class,
    accepted: first.accepted !== undefined,
    count: gaps.reduce((sum, gap) => sum + (gap.count ?? 1), 0),
    gaps,
  };
}

function weight(group: GapGroup): number {
  return (group.class === 'blocking' ? 0 : 2) + (group.accepted ? 1 : 0);
}

/** Where the gap is: a path, a folder, or nothing. */
export function gapPlace(gap: JudgedGap): string | undefined {
  return gap.path ?? gap.pattern;
}
