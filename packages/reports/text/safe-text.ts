/**
 * What could act on a terminal or mislead a reader, by Unicode's categories: controls (C0, DEL, C1), format characters
 * (bidirectional overrides and isolates, zero-width ones, tags), line and paragraph separators, halves of surrogate
 * pairs; and the letters that show nothing.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Makes every character visible that could move a cursor, hide text or turn its direction: ESC becomes `\x1b`,
 * a new line `\n`, U+202E `\u202e`. All text that comes from a target passes here before it reaches a person.
 * Safe text stays as it is, so the function may be applied twice.
 */
export function safeText(text: string): string {
  return text.replace(UNSAFE, (character) => SHORT[character] ?? escapeOf(character.codePointAt(0) ?? 0));
}

function escapeOf(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\u{${code.toString(16)}}`;
}
