import { safeText } from '@vauban/reports';

/** A line for people, on standard error: standard output carries nothing but what was asked for. */
export function say(text: string): void {
  process.stderr.write(`${text.split('\n').map(safeText).join('\n')}\n`);
}
