import { LONGEST_SNIPPET, type Location, MASK } from '@vauban/domain';

/** The first letters of a long secret stay in front of its mask. */
const KEPT = 4;

/**
 * What a location marks of its snippet, as indexes into it; null when that lies outside. Without an end it reaches to
 * the end of the line. A masked value is marked as long as its mask, because the column of its end says its length.
 */
export function markedRange(location: Location, snippet: string): { start: number; end: number } | null {
  const { line, column, endLine, endColumn } = location;
  // a longer line is cut around its column, and the snippet no longer says where it begins
  if (column === undefined || column < 1 || column > snippet.length || column >= LONGEST_SNIPPET - 1) return null;
  const start = column - 1;
  const mask = snippet.indexOf(MASK, start);
  if (mask !== -1 && mask - start <= KEPT) return { start, end: mask + MASK.length };
  const sameLine = endLine === undefined || endLine === line;
  const end = sameLine ? (endColumn ?? snippet.length + 1) - 1 : snippet.length;
  return { start, end: Math.min(Math.max(end, start + 1), snippet.length) };
}
