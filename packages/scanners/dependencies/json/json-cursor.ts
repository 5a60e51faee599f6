import { Unreadable } from '../../contract/scanner.ts';
import type { StringPool } from '../facts/string-pool.ts';

const QUOTE = 34;
const STAR = 42;
const COMMA = 44;
const SLASH = 47;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const LITERALS = new Map([
  [116, 'true'],
  [102, 'false'],
  [110, 'null'],
]);
const STEPS_AT_ONCE = 4096;

/** Where a string stands in the input, its quotes left out. */
export interface StringSpan {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  readonly isEscaped: boolean;
  /** It holds `@` or `?`, without which no address has credentials. */
  readonly hasMark: boolean;
}

/**
 * Walks strict JSON (RFC 8259) over bytes without building it: linear, without recursion, and always knowing its line.
 * The caller asks for what it wants and skips the rest; what is skipped is checked too. Throws `Unreadable`.
 */
export class JsonCursor {
  readonly pool: StringPool;
  readonly #bytes: Uint8Array;
  readonly #spend: (steps: number) => void;
  readonly #lenient: boolean;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  /** Bytes on this line that are no UTF-16 unit of their own. */
  #surplus = 0;
  #afterOpen = true;
  #steps = 0;
  #stringStart = 0;
  #stringHash = 0;
  #stringEscaped = false;
  #stringHasMark = false;
  /** The closing brackets that `skip` waits for: a byte each, since a hostile file nests millions deep. */
  #open = new Uint8Array(256);

  /** Of the member that `member` found: its key in the pool, and the place of the key's quote. */
  key = -1;
  keyLine = 1;
  keyColumn = 1;

  /** `lenient`: comments are blanks, and a comma may stand before a closing bracket. */
  constructor(bytes: Uint8Array, pool: StringPool, spend: (steps: number) => void, lenient = false) {
    this.#bytes = bytes;
    this.pool = pool;
    this.#spend = spend;
    this.#lenient = lenient;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#at = this.#lineStart = 3;
  }

  get line(): number {
    return this.#line;
  }

  /** Of the value that `peek` found, from 1. */
  get column(): number {
    return this.#at - this.#lineStart - this.#surplus + 1;
  }

  /** Steps into the object that comes next; false, and past the value, when it is no object. */
  object(): boolean {
    if (this.#next() !== OPEN_OBJECT) return this.skip();
    this.#at++;
    this.#afterOpen = true;
    return true;
  }

  /** Steps into the array that comes next; false, and past the value, when it is no array. */
  array(): boolean {
    if (this.#next() !== OPEN_ARRAY) return this.skip();
    this.#at++;
    this.#afterOpen = true;
    return true;
  }

  /** Goes to the value of the next member of the object; false, and past the object, when there is none. */
  member(): boolean {
    if (this.#closes(CLOSE_OBJECT)) return false;
    if (this.#next() !== QUOTE) this.fail('a name in quotes is missing');
    this.keyLine = this.#line;
    this.keyColumn = this.#at - this.#lineStart - this.#surplus + 1;
    this.key = this.#interned(this.#scanned());
    this.#colon();
    return true;
  }

  /** Goes to the next element of the array; false, and past the array, when there is none. */
  element(): boolean {
    return !this.#closes(CLOSE_ARRAY);
  }

  /** The string that comes next as an id of the pool; -1, and past the value, when it is something else. */
  string(): number {
    return this.#isString() ? this.#interned(this.#scanned()) : -1;
  }

  /** As `string`, with `clean` asked before anything is kept, for strings that hold `@`, `?` or an escape. */
  cleanString(clean: (text: string) => string): number {
    return this.#isString() ? this.intern(this.#scanned(), clean) : -1;
  }

  /** The string that comes next, not kept yet; null, and past the value, when it is something else. */
  span(): StringSpan | null {
    return this.#isString() ? this.#scanned() : null;
  }

  /** Keeps a string of this input. */
  intern(span: StringSpan, clean: (text: string) => string): number {
    if (!span.isEscaped && !span.hasMark) return this.#interned(span);
    return this.pool.add(clean(this.text(span)));
  }

  text(span: StringSpan): string {
    const raw = this.raw(span).toString('utf8');
    return span.isEscaped ? (JSON.parse(`"${raw}"`) as string) : raw;
  }

  /** The bytes between the quotes, as they are. */
  raw({ start, end }: StringSpan): Buffer {
    return Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + start, end - start);
  }

  /** Past the value; true when it was the literal `true`. */
  isTrue(): boolean {
    const found = this.#next() === 116;
    this.skip();
    return found;
  }

  /** The number, `true`, `false` or `null` that comes next, as it is written. */
  literal(): string {
    this.#next();
    const start = this.#at;
    this.skip();
    return Buffer.from(this.#bytes.subarray(start, this.#at)).toString('latin1');
  }

  /** The number that comes next; undefined, and past the value, when it is something else. */
  number(): number | undefined {
    const first = this.#next();
    const start = this.#at;
    this.skip();
    if (first !== 45 && !(first >= 48 && first <= 57)) return undefined;
    return Number(Buffer.from(this.#bytes.subarray(start, this.#at)).toString('latin1'));
  }

  /** The first byte of the value that comes next. */
  peek(): number {
    return this.#next();
  }

  /** Whether the string that comes next begins with these ASCII characters. */
  startsWith(ascii: string): boolean {
    if (this.#next() !== QUOTE) return false;
    for (let i = 0; i < ascii.length; i++) {
      if (this.#bytes[this.#at + 1 + i] !== ascii.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Past the value that comes next, whatever it is; always false, so that callers can return it. */
  skip(): false {
    let depth = 0;
    for (;;) {
      const byte = this.#next();
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        this.#at++;
        this.#afterOpen = true;
        if (depth === this.#open.length) this.#open = Buffer.concat([this.#open, this.#open]);
        this.#open[depth++] = byte + 2;
      } else {
        this.#scalar(byte);
      }
      for (;;) {
        if (depth === 0) return false;
        const close = this.#open[depth - 1] as number;
        if (!this.#closes(close)) {
          if (close === CLOSE_OBJECT) this.#skippedKey();
          break;
        }
        depth--;
      }
    }
  }

  /** Nothing but blanks may follow. */
  end(): void {
    this.#blanks();
    if (this.#at < this.#bytes.length) this.fail('there is something after the end');
  }

  fail(message: string): never {
    const reason = isConflictMark(this.#bytes, this.#at) ? 'a merge conflict was left in it' : message;
    throw new Unreadable(reason, this.#line);
  }

  /** Past a comma or the closing bracket; true for the bracket. */
  #closes(close: number): boolean {
    const byte = this.#next();
    if (byte === close) {
      this.#at++;
      this.#afterOpen = false;
      return true;
    }
    if (this.#afterOpen) {
      this.#afterOpen = false;
      return false;
    }
    if (byte !== COMMA) this.fail(`\`,\` or \`${String.fromCharCode(close)}\` is missing`);
    this.#at++;
    if (this.#lenient && this.#next() === close) {
      this.#at++;
      return true;
    }
    return false;
  }

  #skippedKey(): void {
    if (this.#next() !== QUOTE) this.fail('a name in quotes is missing');
    this.#scanString();
    this.#colon();
  }

  #colon(): void {
    if (this.#next() !== COLON) this.fail('`:` is missing');
    this.#at++;
  }

  #next(): number {
    this.#blanks();
    const byte = this.#bytes[this.#at];
    if (byte === undefined) this.fail('the file ends too early');
    return byte;
  }

  #blanks(): void {
    const bytes = this.#bytes;
    for (;;) {
      const byte = bytes[this.#at];
      if (byte === 10) {
        this.#line++;
        this.#lineStart = this.#at + 1;
        this.#surplus = 0;
      } else if (byte === SLASH && this.#lenient) {
        this.#comment();
        continue;
      } else if (byte !== 32 && byte !== 13 && byte !== 9) {
        break;
      }
      this.#at++;
    }
    if (++this.#steps === STEPS_AT_ONCE) {
      this.#steps = 0;
      this.#spend(STEPS_AT_ONCE);
    }
  }

  /** Up to the end of its line, or past the end of one that spans lines. */
  #comment(): void {
    const bytes = this.#bytes;
    const spans = bytes[this.#at + 1] === STAR;
    if (!spans && bytes[this.#at + 1] !== SLASH) this.fail('a value is missing or is no JSON');
    this.#at += 2;
    for (;;) {
      const byte = bytes[this.#at];
      if (byte === undefined || (!spans && byte === 10)) return;
      if (spans && byte === STAR && bytes[this.#at + 1] === SLASH) {
        this.#at += 2;
        return;
      }
      this.#at++;
      if (byte === 10) {
        this.#line++;
        this.#lineStart = this.#at;
        this.#surplus = 0;
      }
    }
  }

  #scalar(byte: number): void {
    this.#afterOpen = false;
    if (byte === QUOTE) {
      this.#scanString();
      return;
    }
    const literal = LITERALS.get(byte);
    if (literal === undefined) {
      this.#scanNumber();
      return;
    }
    for (let i = 0; i < literal.length; i++) {
      if (this.#bytes[this.#at + i] !== literal.charCodeAt(i)) this.fail(`\`${literal}\` was expected`);
    }
    this.#at += literal.length;
  }

  #scanNumber(): void {
    const start = this.#at;
    while (isNumberByte(this.#bytes[this.#at])) this.#at++;
    if (this.#at === start) this.fail('a value is missing or is no JSON');
    const text = Buffer.from(this.#bytes.subarray(start, this.#at)).toString('latin1');
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) this.fail('this is no JSON number');
  }

  /** From the opening quote past the closing one. */
  #scanString(): void {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    let hash = 0;
    this.#stringStart = at;
    this.#stringEscaped = false;
    let marked = false;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) this.fail('the file ends within a string');
      if (byte === QUOTE) break;
      if (byte < 32) this.fail('a string holds a line break or a control character');
      if (byte === BACKSLASH) {
        at = this.#escape(at);
        continue;
      }
      if (byte > 127) this.#surplus += byte >= 0xf0 ? -1 : byte < 0xc0 ? 1 : 0;
      if (byte === 63 || byte === 64) marked = true;
      hash = (Math.imul(hash, 31) + byte) | 0;
      at++;
    }
    this.#stringHasMark = marked;
    this.#stringHash = hash;
    this.#at = at + 1;
  }

  /** The place after an escape. */
  #escape(at: number): number {
    this.#stringEscaped = true;
    const kind = this.#bytes[at + 1];
    if (kind === undefined) this.fail('the file ends within a string');
    if (kind === 117) {
      for (let i = 2; i < 6; i++) if (!isHexByte(this.#bytes[at + i])) this.fail('a string holds a broken escape');
      return at + 6;
    }
    if (!'"\\/bfnrt'.includes(String.fromCharCode(kind))) this.fail('a string holds an unknown escape');
    return at + 2;
  }

  #isString(): boolean {
    if (this.#next() === QUOTE) return true;
    return this.skip();
  }

  #scanned(): StringSpan {
    this.#scanString();
    this.#afterOpen = false;
    return {
      start: this.#stringStart,
      end: this.#at - 1,
      hash: this.#stringHash,
      isEscaped: this.#stringEscaped,
      hasMark: this.#stringHasMark,
    };
  }

  #interned(span: StringSpan): number {
    if (span.isEscaped) return this.pool.add(this.text(span));
    return this.pool.intern(this.#bytes, span.start, span.end, span.hash);
  }
}

function isNumberByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 48 && byte <= 57) || byte === 45 || byte === 43 || byte === 46 || byte === 101 || byte === 69;
}

function isHexByte(byte: number | undefined): boolean {
  return byte !== undefined && /^[0-9a-fA-F]$/.test(String.fromCharCode(byte));
}

function isConflictMark(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte !== 60 && byte !== 61 && byte !== 62) return false;
  for (let i = 1; i < 7; i++) if (bytes[at + i] !== byte) return false;
  return true;
}
