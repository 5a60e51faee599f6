import type { Schemas } from '../client/client.ts';

type Deadline = Pick<Schemas['Vulnerability']['deadline'], 'kind' | 'due'>;

/** `due 2026-12-01`, `late since 2026-11-20`; null where nothing is asked for. */
export function dueWords({ kind, due }: Deadline): string | null {
  if (kind === 'none') return null;
  if (kind === 'paused') return 'deadline paused';
  if (due === null) return null;
  return kind === 'late' ? `late since ${due}` : `due ${due}`;
}

/** When it is done if everything before it is done first. */
export function doneWords(weeks: number | null): string {
  if (weeks === null) return 'not within a year';
  if (weeks <= 1) return 'this week';
  return `in ${Math.ceil(weeks)} weeks`;
}

/** `3 working days left`, `2 working days late`; null where nothing is asked for. */
export function leftWords(left: number | null): string | null {
  if (left === null) return null;
  const days = Math.abs(left);
  const counted = `${days} working ${days === 1 ? 'day' : 'days'}`;
  if (left === 0) return 'today is the last day';
  return left > 0 ? `${counted} left` : `${counted} late`;
}
