const CUT = '…';

/** A text as PostgreSQL can hold it (no NUL, no half of a pair), at most `longest` UTF-16 units; a cut is shown. */
export function storableText(text: string, longest: number): string {
  const bounded = text.length > longest ? text.slice(0, longest - 1) + CUT : text;
  return bounded.replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

/** JSON as PostgreSQL can hold it, keys included. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  // `\\` first, so that an escaped backslash before a plain `u0000` stays; only halves of pairs are written as \ud…
  return json.replace(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g, (found) => (found === '\\\\' ? found : '\\ufffd'));
}

/** Whether an index can hold the text. */
export function isIndexable(text: string, longest = 1000): boolean {
  return text.length <= longest && Buffer.byteLength(text) <= 2 * longest && !/\0|\p{Surrogate}/u.test(text);
}
