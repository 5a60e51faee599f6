const WEEK = 7 * 86_400_000;

export interface Week {
  readonly count: number;
  /** False: there were more than were asked for, and all of them are of this week. */
  readonly exact: boolean;
  readonly bySeverity: Readonly<Record<string, number>>;
}

interface Seen {
  readonly firstSeen: string;
  readonly severity: string;
}

/** How many of a list, the newest first, were first seen within seven days before `now` (milliseconds). */
export function weekOf({ items, next }: { items: readonly Seen[]; next: string | null }, now: number): Week {
  const bySeverity = new Map<string, number>();
  let count = 0;
  for (const { firstSeen, severity } of items) {
    if (!(now - new Date(firstSeen).getTime() <= WEEK)) continue;
    count += 1;
    bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + 1);
  }
  return { count, exact: next === null || count < items.length, bySeverity: Object.fromEntries(bySeverity) };
}
