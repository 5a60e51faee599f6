import { wordMark } from './source-uses.ts';

const WORD = /@?[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*/g;
const QUOTED = /(['"`])([^'"`\n]{1,300})\1/g;
const LONGEST = 214;
const MOST = 200_000;

/**
 * Marks of every word of a text that may name a package: each run of letters with its leading parts (`@a/b/c` is also
 * `@a/b`, `a.b` also `a`) and its folders (`node_modules/a/b.js` is also `a`). Null when there are
 * too many. `onlyQuoted`: only what stands in quotes, within a line.
 */
export function wordsOf(bytes: Uint8Array, spend: (steps: number) => void, onlyQuoted = false): number[] | null {
  spend(1 + (bytes.length >> 6));
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const words = new Set<string>();
  const add = (part: string): boolean => {
    for (const [found] of part.matchAll(WORD)) {
      if (found.length <= LONGEST) words.add(found);
      else for (const piece of found.split('/')) words.add(piece.slice(0, LONGEST));
      if (words.size > MOST) return false;
    }
    return true;
  };
  if (!onlyQuoted) return add(text) ? marksOf(words) : null;
  for (const [, , quoted] of text.matchAll(QUOTED)) if (!add(quoted ?? '')) return null;
  return marksOf(words);
}

function marksOf(words: ReadonlySet<string>): number[] {
  const marks = new Set<number>();
  for (const word of words) {
    const parts = word.split('/');
    for (const part of parts) {
      marks.add(wordMark(part.toLowerCase()));
      const [first = ''] = part.split('.');
      if (first !== part) marks.add(wordMark(first.toLowerCase()));
      // the extension of `lodash.min.js`, the version of `lodash-4.17.js`
      const name = part.replace(/(?:[.-]min|[.-]v?\d[\d.]*)*(?:\.[cm]?[jt]sx?|\.css)?$/, '');
      if (name !== part) marks.add(wordMark(name.toLowerCase()));
    }
    for (let at = 0; at + 1 < parts.length; at++) {
      if (parts[at]?.startsWith('@')) marks.add(wordMark(`${parts[at]}/${parts[at + 1]}`.toLowerCase()));
    }
  }
  return [...marks].sort((a, b) => a - b);
}
