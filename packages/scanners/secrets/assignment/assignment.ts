import type { Buffer } from 'node:buffer';

/** A literal that stands behind a name, as byte offsets; ends are exclusive. */
export interface Assignment {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly start: number;
  readonly end: number;
  /** `embedded`: inside a longer text, as in a query string or a connection string. */
  readonly form: 'quoted' | 'bare' | 'embedded';
}

/** How a format writes values. `bare`: without quotes as well; `markup`: as text of an element. */
export interface ValueSyntax {
  readonly bare: boolean;
  readonly markup: boolean;
}

const LONGEST_KEY = 64;
const LONGEST_LITERAL = 512;
const LONGEST_TYPE = 40;
const LONGEST_ATTRIBUTES = 200;

const KEY_BYTE = table('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$.-');
const TYPE_BYTE = table('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.[]<>|?*&');
const LETTER = table('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_');
const QUOTE = table('"\'`');
const LITERAL_PREFIX = table('bBrRuUfFL@$');
const EMBEDDED_END = table(' \t\r\n;&"\'`<>\\,)}]');

const [TAB, LF, CR, SPACE, HASH, AMPERSAND, OPEN, CLOSE, COMMA, COLON, SEMICOLON, LESS, EQUALS, MORE, QUESTION] = [
  9, 10, 13, 32, 35, 38, 40, 41, 44, 58, 59, 60, 61, 62, 63,
];
const [BANG, OPEN_SQUARE, BACKSLASH, CLOSE_SQUARE, BACKTICK, TILDE, PIPE, DOT, DASH] = [
  33, 91, 92, 93, 96, 126, 124, 46, 45,
];

/** The key around `[from, to)` grown to its whole name; null when it is longer than any key. */
export function keyAround(bytes: Buffer, from: number, to: number): { start: number; end: number } | null {
  let start = from;
  let end = to;
  while (start > 0 && KEY_BYTE[bytes[start - 1] as number] === 1 && to - start <= LONGEST_KEY) start--;
  while (end < bytes.length && KEY_BYTE[bytes[end] as number] === 1 && end - start <= LONGEST_KEY) end++;
  while (start < from && (bytes[start] === DASH || bytes[start] === DOT)) start++;
  return end - start > LONGEST_KEY ? null : { start, end };
}

/** The literal that is assigned to the key at `[keyStart, keyEnd)`, in any of the usual ways of code and configuration. */
export function assignmentAt(bytes: Buffer, keyStart: number, keyEnd: number, syntax: ValueSyntax): Assignment | null {
  return new AssignmentReader(bytes, keyStart, keyEnd, syntax).read();
}

class AssignmentReader {
  readonly #bytes: Buffer;
  readonly #keyStart: number;
  readonly #keyEnd: number;
  readonly #syntax: ValueSyntax;
  #at: number;
  #quotedKey = false;

  constructor(bytes: Buffer, keyStart: number, keyEnd: number, syntax: ValueSyntax) {
    this.#bytes = bytes;
    this.#keyStart = keyStart;
    this.#keyEnd = keyEnd;
    this.#syntax = syntax;
    this.#at = keyEnd;
  }

  read(): Assignment | null {
    this.#closeKey();
    const blanks = this.#skipBlanks();
    const sign = this.#byte();
    const next = this.#byte(1);
    if (sign === EQUALS) return this.#afterEquals(next, blanks);
    if (sign === COLON)
      return next === COLON ? null : this.#value(next === EQUALS ? 2 : 1, { bare: true, typed: true });
    if (sign === BANG && next === EQUALS) return this.#value(this.#byte(2) === EQUALS ? 3 : 2, {});
    if (sign === QUESTION)
      return next === QUESTION || next === COLON ? this.#value(2, { typed: next === COLON }) : null;
    if (sign === PIPE && next === PIPE) return this.#value(2, {});
    if (sign === COMMA) return this.#namedValue() ?? (this.#isFirstArgument() ? this.#value(1, {}) : null);
    if (sign === OPEN && !this.#quotedKey) return this.#value(1, {});
    if (sign === MORE && this.#syntax.markup) return this.#elementText();
    if (blanks > 0 && LETTER[sign] === 1 && this.#isElement()) return this.#elementText();
    if (blanks > 0 && LETTER[sign] === 1 && !this.#quotedKey) return this.#declaration();
    return this.#namedValue();
  }

  /** Closing quotes and brackets behind a key: `"key"]`, `key[]`, `\"key\"`. */
  #closeKey(): void {
    for (let i = 0; i < 4; i++, this.#at++) {
      const byte = this.#byte();
      if (QUOTE[byte] === 1) this.#quotedKey = true;
      else if (byte === BACKSLASH && QUOTE[this.#byte(1)] === 1) continue;
      else if (byte === CLOSE_SQUARE || byte === CLOSE) continue;
      else if (byte === OPEN_SQUARE && this.#byte(1) === CLOSE_SQUARE) this.#at++;
      else return;
    }
  }

  #afterEquals(next: number, blanks: number): Assignment | null {
    if (next === MORE) return this.#value(2, { bare: true });
    if (next === TILDE) return null;
    if (next === EQUALS) return this.#value(this.#byte(2) === EQUALS ? 3 : 2, {});
    return this.#value(1, { bare: true, adjacent: blanks === 0 });
  }

  /** `key string = "…"`. */
  #declaration(): Assignment | null {
    this.#skipType();
    this.#skipBlanks();
    return this.#byte() === EQUALS && this.#byte(1) !== EQUALS ? this.#value(1, {}) : null;
  }

  #value(skip: number, may: { bare?: boolean; typed?: boolean; adjacent?: boolean }): Assignment | null {
    this.#at += skip;
    if (this.#byte() === EQUALS) this.#at++;
    const blanks = this.#skipBlanks();
    if (this.#quotedKey && (this.#byte() === LF || this.#byte() === CR)) this.#skipSpace(80);
    const begin = this.#at;
    this.#skipWrapping();
    if (QUOTE[this.#byte()] === 1) return this.#quoted();
    if (this.#byte() === BACKSLASH && QUOTE[this.#byte(1)] === 1) return this.#quoted();
    this.#at = begin;
    if (may.typed === true && LETTER[this.#byte()] === 1) {
      this.#skipType();
      this.#skipBlanks();
      if (this.#byte() === EQUALS && this.#byte(1) !== EQUALS && this.#byte(1) !== MORE) return this.#value(1, {});
      this.#at = begin;
    }
    if (may.adjacent === true && blanks === 0 && this.#isInsideText()) return this.#embedded();
    return may.bare === true && this.#syntax.bare ? this.#bare(may.adjacent === true && blanks === 0) : null;
  }

  /** `b"…"`, `@"…"`, `("…")`, `Buffer.from("…")`, `[]byte("…")`. */
  #skipWrapping(): void {
    if (this.#byte() === OPEN) this.#at++;
    const byte = this.#byte();
    if (LETTER[byte] === 1 || byte === OPEN_SQUARE) {
      const ahead = this.#bytes.toString('latin1', this.#at, Math.min(this.#at + 32, this.#bytes.length));
      const wrapping =
        /^(?:new )?(?:Buffer\.from|\[\]byte|SecretStr|String|bytes|str|Secret|Some|Optional\.of|encode)\(/.exec(ahead);
      if (wrapping !== null) this.#at += wrapping[0].length;
    }
    for (let i = 0; i < 2 && LITERAL_PREFIX[this.#byte()] === 1; i++) {
      if (QUOTE[this.#byte(1)] === 1) this.#at++;
      else if (QUOTE[this.#byte(2)] === 1 && LITERAL_PREFIX[this.#byte(1)] === 1) this.#at += 2;
    }
  }

  #quoted(): Assignment | null {
    const escaped = this.#byte() === BACKSLASH;
    if (escaped) this.#at++;
    const quote = this.#byte();
    const run = this.#byte(1) === quote && this.#byte(2) === quote ? 3 : 1;
    const start = this.#at + run;
    const limit = Math.min(this.#bytes.length, start + LONGEST_LITERAL);
    for (let end = start; end < limit; end++) {
      const byte = this.#bytes[end] as number;
      if (byte === quote) return this.#found(start, end, 'quoted');
      if (byte === LF && quote !== BACKTICK && run === 1) return null;
      if (byte !== BACKSLASH) continue;
      if (escaped && this.#bytes[end + 1] === quote) return this.#found(start, end, 'quoted');
      end++;
    }
    return null;
  }

  /** The rest of the line, without a comment; in `KEY=value command` the first word. */
  #bare(firstWord: boolean): Assignment | null {
    const start = this.#at;
    const limit = Math.min(this.#bytes.length, start + LONGEST_LITERAL + 1);
    let end = start;
    while (end < limit && this.#bytes[end] !== LF && this.#bytes[end] !== CR) {
      const byte = this.#bytes[end] as number;
      if ((byte === SPACE || byte === TAB) && (firstWord || this.#endsLine(end))) break;
      end++;
    }
    if (end === limit && end < this.#bytes.length) return null;
    while (end > start && (this.#bytes[end - 1] === COMMA || this.#bytes[end - 1] === SEMICOLON)) end--;
    return this.#found(start, end, 'bare');
  }

  /** Only blanks and a comment until the line's end. */
  #endsLine(from: number): boolean {
    let at = from;
    while (this.#bytes[at] === SPACE || this.#bytes[at] === TAB) at++;
    const byte = this.#bytes[at];
    return byte === undefined || byte === LF || byte === CR || byte === HASH || byte === SEMICOLON;
  }

  /** `?token=…`, `;Password=…`: the key stands behind a separator of a longer text. */
  #isInsideText(): boolean {
    const before = this.#bytes[this.#keyStart - 1];
    return before === QUESTION || before === AMPERSAND || before === SEMICOLON;
  }

  #embedded(): Assignment | null {
    const start = this.#at;
    const limit = Math.min(this.#bytes.length, start + LONGEST_LITERAL);
    let end = start;
    while (end < limit && EMBEDDED_END[this.#bytes[end] as number] === 0) end++;
    return this.#found(start, end, 'embedded');
  }

  /** `f("key", …)`, not one of a list of texts. */
  #isFirstArgument(): boolean {
    if (!this.#quotedKey || QUOTE[this.#bytes[this.#keyStart - 1] as number] !== 1) return false;
    let before = this.#keyStart - 2;
    while (this.#bytes[before] === SPACE || this.#bytes[before] === LF || this.#bytes[before] === TAB) before--;
    return this.#bytes[before] === OPEN;
  }

  /** The key is the name of an element that opens here. */
  #isElement(): boolean {
    if (!this.#syntax.markup) return false;
    let open = this.#keyStart - 1;
    while (open > this.#keyStart - 20 && (LETTER[this.#bytes[open] as number] === 1 || this.#bytes[open] === COLON)) {
      open--;
    }
    return this.#bytes[open] === LESS;
  }

  /** `<password>…</password>`, with attributes or without. */
  #elementText(): Assignment | null {
    if (!this.#isElement()) return null;
    const close = this.#bytes.subarray(0, this.#at + LONGEST_ATTRIBUTES).indexOf(MORE, this.#at);
    if (close < 0) return null;
    const start = close + 1;
    const limit = Math.min(this.#bytes.length, start + LONGEST_LITERAL);
    let end = start;
    while (end < limit && this.#bytes[end] !== LESS && this.#bytes[end] !== LF) end++;
    return this.#bytes[end] === LESS ? this.#found(start, end, 'bare') : null;
  }

  /** The key is itself a value: `name: KEY` and `value: …` on the next line, `key="KEY" value="…"`. */
  #namedValue(): Assignment | null {
    if (!this.#quotedKey && !this.#syntax.bare) return null;
    const byte = this.#byte();
    if (byte !== COMMA && byte !== LF && byte !== CR && (byte | 32) !== 118 /* v */) return null;
    const ahead = this.#bytes.toString('latin1', this.#at, Math.min(this.#at + 100, this.#bytes.length));
    const found = /^[\s,]{0,60}["']?(?:value|defaultValue)["']?[ \t]{0,4}[:=]/i.exec(ahead);
    if (found === null) return null;
    const before = this.#bytes.toString('latin1', Math.max(0, this.#keyStart - 24), this.#keyStart);
    if (!/(?:name|key|id|variable)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?$/i.test(before)) return null;
    this.#quotedKey = false;
    return this.#value(found[0].length, { bare: true });
  }

  #found(start: number, end: number, form: Assignment['form']): Assignment | null {
    if (end <= start) return null;
    return { keyStart: this.#keyStart, keyEnd: this.#keyEnd, start, end, form };
  }

  #byte(ahead = 0): number {
    return this.#bytes[this.#at + ahead] ?? 0;
  }

  #skipBlanks(): number {
    const from = this.#at;
    while ((this.#byte() === SPACE || this.#byte() === TAB) && this.#at - from < 60) this.#at++;
    return this.#at - from;
  }

  #skipSpace(limit: number): void {
    const from = this.#at;
    while (this.#at - from < limit && [SPACE, TAB, LF, CR].includes(this.#byte())) this.#at++;
  }

  #skipType(): void {
    const from = this.#at;
    while (TYPE_BYTE[this.#byte()] === 1 && this.#at - from < LONGEST_TYPE) this.#at++;
  }
}

function table(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (let i = 0; i < characters.length; i++) set[characters.charCodeAt(i)] = 1;
  return set;
}
