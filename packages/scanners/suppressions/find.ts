import type { InFileSuppression } from '../contract/scanner.ts';
import { readClaim } from './claim.ts';
import { commentAt, isCommentOrBlank, type Role, WORD } from './comment.ts';

export type Found = Omit<InFileSuppression, 'path'>;

const MOST = 2000;
const LONGEST_LINE = 10_000;
const FARTHEST = 50;

/** Every suppression of a text, in order of line. */
export function findSuppressions(text: string, role: Role, spend: (steps: number) => void): Found[] {
  const found: Found[] = [];
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf(WORD); at !== -1 && found.length < MOST; at = text.indexOf(WORD, at + WORD.length)) {
    const start = text.lastIndexOf('\n', at) + 1;
    spend(1 + start - counted);
    for (; counted < start; counted++) if (text.charCodeAt(counted) === 10) line++;
    const words = lineAt(text, start);
    // in a minified bundle it is data, not a comment that a person wrote
    if (at - start > LONGEST_LINE) continue;
    const comment = commentAt(words, at - start, role);
    const claim = comment === null ? null : readClaim(comment.text);
    if (comment === null || claim === null) continue;
    found.push({ line, appliesTo: comment.alone ? [line, ...nextCodeLine(text, start, line)] : [line], ...claim });
  }
  return found;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  const stop = Math.min(end === -1 ? text.length : end, start + 2 * LONGEST_LINE);
  const line = text.slice(start, stop);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function nextCodeLine(text: string, start: number, line: number): number[] {
  let at = start;
  for (let step = 1; step <= FARTHEST; step++) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return [];
    if (!isCommentOrBlank(lineAt(text, at))) return [line + step];
  }
  return [];
}
