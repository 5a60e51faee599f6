import { Unreadable } from '../../contract/scanner.ts';
import type { Entry, Node, ScalarNode } from '../document/node.ts';
import { pastBlanks } from './characters.ts';

const DEEPEST = 100;
const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  }),
);
const HEX_LENGTH: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Quoted texts, and collections in brackets, over as many lines as they take. */
export class FlowReader {
  readonly #lines: readonly string[];
  readonly #count: (line: number) => void;
  row = 0;
  column = 0;

  constructor(lines: readonly string[], count: (line: number) => void) {
    this.#lines = lines;
    this.#count = count;
  }

  start(row: number, column: number): void {
    this.row = row;
    this.column = column;
  }

  node(depth: number): Node {
    if (depth > DEEPEST) this.#fail(`it nests deeper than ${DEEPEST}`);
    const first = this.#blanks();
    this.#count(this.row + 1);
    const place = { line: this.row + 1, column: this.column + 1 };
    if (first === '{') return { kind: 'map', entries: this.#members(depth), ...place };
    if (first === '[') return { kind: 'list', items: this.#items(depth), ...place };
    if (first === '"' || first === "'") return this.quoted();
    if (first === '&' || first === '*' || first === '!') this.#fail('anchors, aliases and tags are not read');
    return { kind: 'scalar', text: this.#plain(), plain: true, ...place };
  }

  quoted(): ScalarNode {
    const place = { line: this.row + 1, column: this.column + 1 };
    const text = this.#line[this.column] === '"' ? this.#double() : this.#single();
    return { kind: 'scalar', text, plain: false, ...place };
  }

  #members(depth: number): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    this.column++;
    for (;;) {
      if (this.#blanks() === '}') break;
      const key = this.node(depth + 1);
      if (key.kind !== 'scalar') this.#fail('a key is no text');
      const { line, column } = key;
      let value: Node = { kind: 'scalar', text: '', plain: true, line, column };
      if (this.#blanks() === ':') {
        this.column++;
        const next = this.#blanks();
        if (next !== ',' && next !== '}') value = this.node(depth + 1);
      }
      entries.set(key.text, { line, column, value });
      if (!this.#comma('}')) break;
    }
    this.column++;
    return entries;
  }

  #items(depth: number): Node[] {
    const items: Node[] = [];
    this.column++;
    for (;;) {
      if (this.#blanks() === ']') break;
      items.push(this.node(depth + 1));
      if (!this.#comma(']')) break;
    }
    this.column++;
    return items;
  }

  /** Past a comma; false at the closing bracket. */
  #comma(close: string): boolean {
    const next = this.#blanks();
    if (next === close) return false;
    if (next !== ',') this.#fail(`\`,\` or \`${close}\` is missing`);
    this.column++;
    return true;
  }

  #plain(): string {
    const parts: string[] = [];
    for (;;) {
      const line = this.#line;
      const start = this.column;
      while (this.column < line.length && !this.#endsPlain(line)) this.column++;
      parts.push(line.slice(start, this.column).trim());
      if (this.column < line.length && !/^\s#/.test(line.slice(this.column - 1))) break;
      if (',]}:'.includes(this.#blanks())) break;
    }
    const text = parts.join(' ').trim();
    if (text === '') this.#fail('a value is missing');
    return text;
  }

  #endsPlain(line: string): boolean {
    const at = line[this.column] as string;
    if (at === ',' || at === ']' || at === '}' || at === '[' || at === '{') return true;
    if (at === '#') return this.column > 0 && /\s/.test(line[this.column - 1] as string);
    const next = line[this.column + 1];
    return at === ':' && (next === undefined || ' \t,[]{}'.includes(next));
  }

  #single(): string {
    let text = '';
    this.column++;
    for (;;) {
      const end = this.#line.indexOf("'", this.column);
      text += this.#line.slice(this.column, end < 0 ? undefined : end);
      if (end < 0) {
        text = this.#folded(text);
        continue;
      }
      this.column = end + 1;
      if (this.#line[this.column] !== "'") return text;
      text += "'";
      this.column++;
    }
  }

  #double(): string {
    let text = '';
    this.column++;
    for (;;) {
      const line = this.#line;
      let end = this.column;
      while (end < line.length && line[end] !== '"' && line[end] !== '\\') end++;
      text += line.slice(this.column, end);
      this.column = end;
      if (line[end] === '"') {
        this.column++;
        return text;
      }
      if (line[end] === undefined) text = this.#folded(text);
      else if (end === line.length - 1) this.#nextLine();
      else text += this.#escape(line[end + 1] as string);
    }
  }

  #escape(kind: string): string {
    const length = HEX_LENGTH.get(kind);
    const start = this.column + 2;
    this.column = start + (length ?? 0);
    if (length === undefined) return ESCAPES.get(kind) ?? kind;
    const hex = this.#line.slice(start, start + length);
    const code = /^[0-9a-fA-F]+$/.test(hex) && hex.length === length ? Number.parseInt(hex, 16) : -1;
    if (code < 0 || code > 0x10ffff) this.#fail('a text holds a broken escape');
    return String.fromCodePoint(code);
  }

  /** A line break in a quoted text is a blank, and each empty line after it a break. */
  #folded(text: string): string {
    let breaks = 0;
    this.#nextLine();
    while (this.column >= this.#line.length) {
      breaks++;
      this.#nextLine();
    }
    return text.trimEnd() + (breaks === 0 ? ' ' : '\n'.repeat(breaks));
  }

  #nextLine(): void {
    this.row++;
    if (this.row >= this.#lines.length) this.#fail('the file ends within a text');
    this.column = pastBlanks(this.#line, 0);
  }

  /** Past blanks, line ends and comments; the character that comes next. */
  #blanks(): string {
    for (;;) {
      const line = this.#line;
      while (line[this.column] === ' ' || line[this.column] === '\t') this.column++;
      const next = line[this.column];
      if (next !== undefined && next !== '#') return next;
      this.row++;
      this.column = 0;
      if (this.row >= this.#lines.length) this.#fail('the file ends within brackets');
    }
  }

  get #line(): string {
    return this.#lines[this.row] as string;
  }

  #fail(message: string): never {
    throw new Unreadable(message, this.row + 1);
  }
}
