import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { textOfInput } from '../text/input-text.ts';

/** A line of a go.mod or go.work: `require a v1`, or `a v1` within `require ( … )`. */
export interface Directive {
  readonly verb: string;
  readonly words: readonly string[];
  /** Without the slashes. */
  readonly comment: string;
  readonly line: number;
  readonly text: string;
}

const TOKEN =
  /\s+|\/\/(?<comment>.*)|(?<mark>[()])|(?<quoted>"[^"\\]*(?:\\.[^"\\]*)*"|`[^`]*`)|(?<word>(?:(?!\/\/)[^\s()"`])+)/y;

/** Throws `Unreadable` for what Go's own parser refuses too: a bracket that does not close, words without a verb. */
export function readDirectives(input: ReadInput): Directive[] {
  const found: Directive[] = [];
  let verb: string | null = null;
  const lines = textOfInput(input).split('\n');
  for (const [i, text] of lines.entries()) {
    const { words, comment } = wordsOf(text, i + 1);
    if (words.length === 0) continue;
    if (verb === null && words.at(-1) === '(' && words.length === 2) {
      verb = words[0] as string;
      continue;
    }
    if (verb !== null && words.length === 1 && words[0] === ')') {
      verb = null;
      continue;
    }
    const plain = words.filter((word) => word !== '(' && word !== ')');
    if (verb !== null) found.push({ verb, words: plain, comment, line: i + 1, text });
    else if (plain.length > 0)
      found.push({ verb: plain[0] as string, words: plain.slice(1), comment, line: i + 1, text });
  }
  if (verb !== null) throw new Unreadable(`\`${verb} (\` does not close`);
  return found;
}

function wordsOf(text: string, line: number): { words: string[]; comment: string } {
  const words: string[] = [];
  let comment = '';
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) throw new Unreadable('a quote does not close', line);
    const { comment: said, mark, quoted, word } = match.groups ?? {};
    if (said !== undefined) comment = said.trim();
    else if (quoted !== undefined) words.push(quoted.slice(1, -1));
    else if (mark !== undefined || word !== undefined) words.push((mark ?? word) as string);
  }
  return { words, comment };
}
