import type { Location } from '@vauban/domain';

/**
 * What a location marks of its source line, as indexes into a snippet of that length; null when it lies outside.
 * Without an end it reaches to the end of the line.
 */
export function markedRange(
  { line, column, endLine, endColumn }: Location,
  length: number,
): { start: number; end: number } | null {
  if (column === undefined || column < 1 || column > length) return null;
  const sameLine = endLine === undefined || endLine === line;
  const end = sameLine ? (endColumn ?? length + 1) : length + 1;
  return { start: column - 1, end: Math.min(Math.max(end - 1, column), length) };
}
