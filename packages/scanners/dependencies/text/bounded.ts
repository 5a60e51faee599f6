import { boundSnippet } from '@vauban/domain';

/** One line of foreign text: control characters and runs of blanks become one blank, at most `limit` UTF-16 units. */
export function oneLine(text: string, limit: number): string {
  // what is cut off need not be cleaned: a summary may be megabytes long
  const line = text
    .slice(0, limit * 4)
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return cut(line, limit);
}

/** At most `limit` UTF-16 units, ending in `…` when something was cut off; no surrogate is split. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = text.charCodeAt(limit - 2) >> 10 === 0b110110 ? limit - 2 : limit - 1;
  return `${text.slice(0, end)}…`;
}

const DEEPEST = 120;

/** A line for people. With `column` (from 1) it is indented as in its file, so that the column points into it. */
export function snippet(line: string, column = 1): string {
  return boundSnippet((column <= DEEPEST ? ' '.repeat(column - 1) : '') + line.trim());
}

/** `a, b, c and 4 more` */
export function listed(names: readonly string[], most = 10): string {
  const shown = names.slice(0, most).map((name) => oneLine(name, 100));
  const more = names.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
