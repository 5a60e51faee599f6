/** Days on which nobody works; a deadline in working days does not count them. */
export interface Calendar {
  /** 1 Monday to 7 Sunday (ISO 8601). */
  readonly workingDays: readonly number[];
  /** `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

export const EVERY_DAY: Calendar = { workingDays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
export const WORKING_WEEK: Calendar = { workingDays: [1, 2, 3, 4, 5], holidays: [] };

const DAY_MS = 86_400_000;
/** A calendar without working days ends here, and no deadline is further away. */
const FURTHEST_DAYS = 20_000;

/**
 * The day that lies `days` working days after `day`, which itself does not count. Null when the calendar has no such day
 * within 54 years. Days are `YYYY-MM-DD` in UTC.
 */
export function addWorkingDays(day: string, days: number, calendar: Calendar): string | null {
  const isWorkingTime = workingTimes(calendar);
  let time = Date.parse(`${day}T00:00:00Z`);
  let left = Math.max(0, Math.ceil(days));
  for (let step = 0; left > 0; step++) {
    if (step >= FURTHEST_DAYS) return null;
    time += DAY_MS;
    if (isWorkingTime(time)) left--;
  }
  return dayOf(time);
}

/** Working days after `from` up to and with `to`; negative when `to` lies before. */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
  if (from > to) return -workingDaysBetween(to, from, calendar);
  const isWorkingTime = workingTimes(calendar);
  const end = Date.parse(`${to}T00:00:00Z`);
  let count = 0;
  for (let time = Date.parse(`${from}T00:00:00Z`) + DAY_MS; time <= end && count < FURTHEST_DAYS; time += DAY_MS) {
    if (isWorkingTime(time)) count++;
  }
  return count;
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Whether people work on the day that begins at a time; asked for every day of years, so without a text for each. */
function workingTimes({ workingDays, holidays }: Calendar): (time: number) => boolean {
  const free = new Set(holidays.map((day) => Date.parse(`${day}T00:00:00Z`)));
  const works = Array.from({ length: 7 }, (_, weekday) => workingDays.includes(weekday || 7));
  return (time) => works[new Date(time).getUTCDay()] === true && !free.has(time);
}
