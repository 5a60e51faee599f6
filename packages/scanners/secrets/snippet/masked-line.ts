import type { Buffer } from 'node:buffer';
import { boundSnippet, MASK } from '@vauban/domain';

/** A range of bytes that must not be shown, except its first `shown` characters. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly shown: number;
}

/** Bytes of a long line on both sides of the value that are looked at. */
const AROUND = 1_000;
const LF = 10;
const RUN = /^[A-Za-z0-9+/=_~-]{1,4000}/;

/**
 * The line around `at` with every secret that touches it masked, bounded.
 * `secrets` are all of the file, ascending by start; a mask grows over what of a token may follow it.
 */
export function maskedLine(bytes: Buffer, lineStart: number, at: number, secrets: readonly Secret[]): string {
  const from = Math.max(lineStart, at - AROUND);
  const lineEnd = bytes.indexOf(LF, at);
  const to = Math.min(lineEnd < 0 ? bytes.length : lineEnd, at + AROUND);
  let text = '';
  let column = 1;
  let next = from;
  for (const secret of secrets) {
    if (secret.end <= next) continue;
    if (secret.start >= to) break;
    if (secret.start > next) text += bytes.toString('utf8', next, secret.start);
    if (secret.start === at) column = text.length + 1;
    const shown = secret.start >= from ? Math.min(secret.shown, secret.end - secret.start) : 0;
    text += bytes.toString('latin1', secret.start, secret.start + shown) + (text.endsWith(MASK) ? '' : MASK);
    next =
      secret.end + (RUN.exec(bytes.toString('latin1', secret.end, Math.min(secret.end + 4000, to)))?.[0].length ?? 0);
  }
  if (next < to) text += bytes.toString('utf8', next, to);
  return boundSnippet(withoutRepeats(text, bytes, secrets, from, to), column);
}

/** A value that stands a second time on the line, where no rule looked. */
function withoutRepeats(text: string, bytes: Buffer, secrets: readonly Secret[], from: number, to: number): string {
  let result = text;
  for (const { start, end } of secrets) {
    if (start < from || start >= to || end - start < 6) continue;
    result = result.replaceAll(bytes.toString('utf8', start, end), MASK);
  }
  return result;
}
