/** Words and operators such as `a ? b : …`, `a = …`, `new …`, `if (…)` with no end of a statement or list between them. */
export const LONGEST_CHAIN = 4000;

const NEWLINE = 10;
const QUOTE = 34;
const APOSTROPHE = 39;
const BACKTICK = 96;
const BACKSLASH = 92;
const DOLLAR = 36;
const COMMA = 44;
const SEMICOLON = 59;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
/** So far a line's end looks for what stands before and after it. */
const FARTHEST = 200;
const HEADER = /(?:^|[^\w$.])(?:if|for|while|with|await)\s*$/;
const ELSE = /^\s*else\b/;

/**
 * Counts what leans to the right without brackets: each needs a deeper stack of the parser. It is told of every bracket,
 * separator and operator of the chain in turn, outside of texts and comments.
 */
export class Chains {
  readonly #text: string;
  readonly #outside: { readonly count: number; readonly header: boolean }[] = [];
  #count = 0;
  /** Whether the last bracket closed the head of a statement. */
  #header = false;

  constructor(text: string) {
    this.#text = text;
  }

  open(at: number, code: number): void {
    const header = code === OPEN_PAREN && HEADER.test(this.#text.slice(Math.max(0, at - 12), at));
    this.#outside.push({ count: this.#count, header });
    this.#count = 0;
  }

  /** Answers, as `see` does, how long the chain is by now. */
  close(at: number, code: number): number {
    const { count, header } = this.#outside.pop() ?? { count: 0, header: false };
    this.#header = header;
    this.#count = header ? count + 1 : count;
    if (code === CLOSE_BRACE && this.#startsAnew(at + 1)) this.#count = 0;
    return this.#count;
  }

  see(at: number, code: number): number {
    if (code === COMMA || code === SEMICOLON) this.#count = 0;
    else if (code !== NEWLINE) this.#count++;
    else if (this.#count > 0 && this.#endsStatement(at)) this.#count = 0;
    return this.#count;
  }

  /** Whether a statement without a semicolon ends with the line. */
  #endsStatement(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && at - before < FARTHEST && this.#text.charCodeAt(before) <= 32) before--;
    const code = this.#text.charCodeAt(before);
    if (code <= 32) return true;
    if (code === CLOSE_PAREN && this.#header) return false;
    if (code === GREATER) return this.#text.charCodeAt(before - 1) !== EQUALS;
    const ends =
      isWord(code) || isQuote(code) || code === CLOSE_PAREN || code === CLOSE_BRACKET || code === CLOSE_BRACE;
    return ends && this.#startsAnew(at);
  }

  /** Whether what comes next may be the start of a statement. */
  #startsAnew(from: number): boolean {
    let at = from;
    while (at < this.#text.length && at - from < FARTHEST && this.#text.charCodeAt(at) <= 32) at++;
    const code = this.#text.charCodeAt(at);
    const starts = !(code > 32) || isWord(code) || isQuote(code) || code === OPEN_BRACE || code === LESS;
    return starts && !ELSE.test(this.#text.slice(at, at + 5));
  }
}

/** Where a single line holds too long a chain, words counted too. Only a long line can: comments need no care. */
export function tooLongLine(text: string): number | null {
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    if (end - start > LONGEST_CHAIN) {
      const found = chainIn(text, start, end);
      if (found !== null) return found;
    }
    start = end + 1;
  }
  return null;
}

function chainIn(text: string, start: number, end: number): number | null {
  let chain = 0;
  let inWord = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const isLetter = code >= 97 && code <= 122;
    if (code === COMMA || code === SEMICOLON) chain = 0;
    else if (CHAINING.has(code) || (isLetter && !inWord)) chain++;
    else if (code === QUOTE || code === APOSTROPHE) at = Math.min(end, afterQuoted(text, at, code));
    inWord = isWord(code);
    if (chain > LONGEST_CHAIN) return at;
  }
  return null;
}

const CHAINING = new Set([...'?=<:'].map((it) => it.charCodeAt(0)));

/** The offset of the closing quote, or of the end of the line. */
export function afterQuoted(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === quote || code === NEWLINE) return at;
  }
  return text.length;
}

export function isWord(code: number): boolean {
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;
  return isLetter || (code >= 48 && code <= 57) || code === 95 || code === DOLLAR;
}

export function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE || code === BACKTICK;
}
