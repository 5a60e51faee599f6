/** Controls, format characters and separators that `JSON.stringify` leaves as they are. */
const RAW = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A value as one line of JSON in which everything that a terminal would obey is escaped. `JSON.stringify` escapes
 * C0 controls and lone surrogates only; the value that a reader gets is the same.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(RAW, escapeOf);
}

/** Both halves of a character beyond U+FFFF. */
function escapeOf(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** The items of an array, one a line, in chunks; `indent` stands before each. */
export function* jsonItems(items: Iterable<unknown>, indent: string): Generator<string> {
  let first = true;
  for (const item of items) {
    yield `${first ? '\n' : ',\n'}${indent}${jsonText(item)}`;
    first = false;
  }
  if (!first) yield `\n${indent.slice(2)}`;
}
