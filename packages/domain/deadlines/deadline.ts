import type { Severity } from '../finding/finding.ts';
import { addWorkingDays, type Calendar, workingDaysBetween } from './calendar.ts';

/** Within how many days something is to be gone. The first rule that fits holds. */
export interface DeadlineRule {
  readonly name: string;
  readonly when: {
    readonly severities?: readonly Severity[];
    readonly exploited?: true;
    /** Of the project, or of a place where a release runs. */
    readonly exposures?: readonly Exposure[];
    readonly environments?: readonly string[];
  };
  /** Working days of the calendar. */
  readonly days: number;
}

export type Exposure = 'internet' | 'internal' | 'unknown';

export interface DeadlinePolicy {
  readonly calendar: Calendar;
  readonly rules: readonly DeadlineRule[];
}

/** What a deadline depends on. */
export interface DeadlineFacts {
  readonly severity: Severity;
  readonly exploited: boolean | 'unknown';
  readonly exposure: Exposure;
  readonly environments: readonly string[];
  /** The day from which time runs: when it was opened, or came back. `YYYY-MM-DD`. */
  readonly since: string;
  /** CISA's own date, where there is one; the earlier date holds. */
  readonly dueDate?: string;
  /** Days during which the clock stands still, both included: a decision that deferred it. */
  readonly pauses: readonly { readonly from: string; readonly to: string | null; readonly reason: string }[];
}

export type Deadline =
  /** No rule asks for anything: that is not the same as being late. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'paused' | 'ahead' | 'late';
      readonly due: string;
      /** Working days left; negative when late. */
      readonly left: number;
      readonly rule: string;
      /** One sentence: which rule, from when, with which pauses. */
      readonly reason: string;
    };

/**
 * By when something is to be gone. An unknown severity fits every rule for high, an unknown exposure every rule for the
 * internet, unknown exploitation none of those for exploited ones: what is not known never makes more time than high.
 */
export function deadlineOf(facts: DeadlineFacts, { calendar, rules }: DeadlinePolicy, today: string): Deadline {
  const rule = rules.find((one) => fits(one, facts));
  if (rule === undefined && facts.dueDate === undefined) return { kind: 'none' };
  const paused = facts.pauses.reduce((sum, pause) => sum + pausedDays(pause, facts.since, today, calendar), 0);
  const byRule = rule === undefined ? null : addWorkingDays(facts.since, rule.days + paused, calendar);
  const due = earlier(byRule, facts.dueDate);
  if (due === null) return { kind: 'none' };
  const isPaused = facts.pauses.some(({ from, to }) => from <= today && (to === null || today <= to));
  const left = workingDaysBetween(today, due, calendar);
  return {
    kind: isPaused ? 'paused' : due < today ? 'late' : 'ahead',
    due,
    left,
    rule: due === byRule && rule !== undefined ? rule.name : 'due date',
    reason: reasonOf(rule, byRule, due, facts, paused),
  };
}

function fits({ when }: DeadlineRule, facts: DeadlineFacts): boolean {
  const severity = facts.severity === 'unknown' ? 'high' : facts.severity;
  const exposure = facts.exposure === 'unknown' ? 'internet' : facts.exposure;
  return (
    (when.severities?.includes(severity) ?? true) &&
    (when.exploited === undefined || facts.exploited === true) &&
    (when.exposures?.includes(exposure) ?? true) &&
    (when.environments?.some((one) => facts.environments.includes(one)) ?? true)
  );
}

function pausedDays(
  { from, to }: DeadlineFacts['pauses'][number],
  since: string,
  today: string,
  calendar: Calendar,
): number {
  const start = from > since ? from : since;
  const end = to !== null && to < today ? to : today;
  // a pause of one day is the working days after the day before it
  return start > end ? 0 : Math.max(0, workingDaysBetween(dayBefore(start), end, calendar));
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function earlier(a: string | null, b: string | undefined): string | null {
  if (a === null || b === undefined) return a ?? b ?? null;
  return a < b ? a : b;
}

function reasonOf(
  rule: DeadlineRule | undefined,
  byRule: string | null,
  due: string,
  { since, dueDate }: DeadlineFacts,
  paused: number,
): string {
  if (rule === undefined || byRule === null || due !== byRule) return `CISA asks for the fix by ${dueDate}`;
  const stood = paused === 0 ? '' : `, and ${paused} days on which the clock stood still`;
  return `${rule.name}: ${rule.days} working days from ${since}${stood}`;
}
