import type { Deadline } from '../deadlines/deadline.ts';

/** What the order of work depends on. */
export interface WorkItem {
  readonly key: string;
  readonly deadline: Deadline;
  /** 0 to 100, higher is sooner. */
  readonly priority: number;
  /** Hours of work; null when nobody knows, then the team's usual figure stands in. */
  readonly hours: number | null;
}

export interface TeamCapacity {
  /** Stated hours for this kind of work in a week. */
  readonly hoursPerWeek: number;
  /** Taken for an item whose hours nobody knows. */
  readonly usualHours: number;
}

export interface PlannedItem {
  readonly key: string;
  /** Weeks from now after which it is done when the team works in this order; null: not within a year. */
  readonly doneInWeeks: number | null;
  /** Whether it will be done after it is due. */
  readonly willBeLate: boolean;
}

const MOST_WEEKS = 52;

/**
 * The order of work: what is late and what is due first, then by priority, then by key; and what of it will be late within
 * a team's hours. Paused items and those without a deadline come by priority behind those that are due.
 */
export function planQueue(items: readonly WorkItem[], capacity: TeamCapacity, today: string): PlannedItem[] {
  const sorted = [...items].sort(
    (a, b) => compare(dueOf(a), dueOf(b)) || b.priority - a.priority || compare(a.key, b.key),
  );
  let hours = 0;
  return sorted.map(({ key, deadline, hours: own }) => {
    hours += own ?? capacity.usualHours;
    const weeks = capacity.hoursPerWeek > 0 ? hours / capacity.hoursPerWeek : Number.POSITIVE_INFINITY;
    const isDue = deadline.kind === 'ahead' || deadline.kind === 'late';
    const willBeLate = isDue && dayIn(today, Math.min(weeks, MOST_WEEKS * 100)) > deadline.due;
    return { key, doneInWeeks: weeks <= MOST_WEEKS ? Math.ceil(weeks * 10) / 10 : null, willBeLate };
  });
}

/** Without a date comes behind every date. */
function dueOf({ deadline }: WorkItem): string {
  return deadline.kind === 'ahead' || deadline.kind === 'late' ? deadline.due : '9999-12-31';
}

function dayIn(today: string, weeks: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + Math.ceil(weeks * 7) * 86_400_000).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
