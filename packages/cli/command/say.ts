import { safeText } from '@vauban/reports';

/** A line for people, on standard error: standard output carries nothing but what was asked for. */
export function say(text: string): void {
  process.stderr.write(`${text.split('\n').map(safeText).join('\n')}\n`);
}

/** `1 finding`, `2 findings`. */
export function findingsText(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}
