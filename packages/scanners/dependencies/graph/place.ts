import { snippet } from '../text/bounded.ts';
import { cleanLine } from '../text/clean-url.ts';

/** Where something stands, with its line for people. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly snippet: string;
}

/** The place of something on a line of a file; `lines` are that file's. */
export function placeIn(lines: readonly string[], { line, column }: { line: number; column: number }): Place {
  return { line, column, snippet: snippet(cleanLine((lines[line - 1] ?? '').slice(0, 1000)), column) };
}
