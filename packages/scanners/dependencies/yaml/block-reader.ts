import { Unreadable } from '../../contract/scanner.ts';
import type { Entry, Node, ScalarNode } from '../document/node.ts';
import { readBlockScalar } from './block-scalar.ts';
import { isBlank, pastBlanks } from './characters.ts';
import { FlowReader } from './flow-reader.ts';

const DEEPEST = 100;

/** Block collections by indentation. A node begins at a row and a column; the column is its indentation. */
export class BlockReader {
  readonly #lines: readonly string[];
  readonly #count: (line: number) => void;
  readonly #flow: FlowReader;
  #row = 0;

  constructor(lines: readonly string[], count: (line: number) => void) {
    this.#lines = lines;
    this.#count = count;
    this.#flow = new FlowReader(lines, count);
  }

  documents(): Node[] {
    const documents: Node[] = [];
    for (;;) {
      this.#skipBlank();
      const line = this.#lines[this.#row];
      if (line === undefined) return documents;
      if (/^(?:%|\.\.\.(?:\s|$))/.test(line)) {
        this.#row++;
        continue;
      }
      const mark = /^---(?=\s|$)\s*/.exec(line);
      if (mark === null) {
        documents.push(this.#node(this.#indent(line), -1, 0, true));
      } else {
        const rest = line.slice(mark[0].length);
        if (rest === '' || rest.startsWith('#')) this.#row++;
        else documents.push(this.#node(mark[0].length, -1, 0, false));
        continue;
      }
      this.#skipBlank();
      const next = this.#lines[this.#row];
      if (next !== undefined && !isMark(next)) this.#fail('the indentation does not fit');
    }
  }

  /** The node at `column` of the row; `isBlock`: a map may begin here. Ends before the next row that is not its own. */
  #node(column: number, parent: number, depth: number, isBlock: boolean): Node {
    if (depth > DEEPEST) this.#fail(`it nests deeper than ${DEEPEST}`);
    this.#count(this.#row + 1);
    const line = this.#lines[this.#row] as string;
    const first = line[column] as string;
    if (isBlock && isItem(line, column)) return this.#list(column, depth);
    if (isBlock && ((first === '?' && isBlank(line[column + 1])) || this.#keyEnd(line, column) >= 0))
      return this.#map(column, depth);
    if (first === '|' || first === '>') return this.#blockScalar(column, parent);
    if (first === '&' || first === '*' || first === '!') this.#fail('anchors, aliases and tags are not read');
    if (first === '{' || first === '[' || first === '"' || first === "'") return this.#flowNode(column, depth);
    return this.#plain(column, parent);
  }

  #list(column: number, depth: number): Node {
    const items: Node[] = [];
    const place = { line: this.#row + 1, column: column + 1 };
    for (;;) {
      const line = this.#lines[this.#row] as string;
      items.push(this.#valueAfter(column + 1, column, depth, true) ?? absent(this.#row, line.length));
      if (!this.#continues(column) || !isItem(this.#lines[this.#row] as string, column))
        return { kind: 'list', items, ...place };
    }
  }

  #map(column: number, depth: number): Node {
    const entries = new Map<string, Entry>();
    const place = { line: this.#row + 1, column: column + 1 };
    do {
      const at = { line: this.#row + 1, column: column + 1 };
      if (isItem(this.#lines[this.#row] as string, column)) break;
      const key = this.#key(column, depth);
      const value = this.#valueAfter(key.end, column, depth, false) ?? absent(this.#row, 0);
      entries.set(key.text, { ...at, value });
    } while (this.#continues(column));
    return { kind: 'map', entries, ...place };
  }

  /** The key at `column` and the column behind its colon; a key after `?` leads to the row of its `:`. */
  #key(column: number, depth: number): { text: string; end: number } {
    const line = this.#lines[this.#row] as string;
    if (line[column] === '?' && isBlank(line[column + 1])) {
      const start = pastBlanks(line, column + 1);
      const key = this.#node(start, column, depth + 1, false);
      this.#skipBlank();
      const next = this.#lines[this.#row] ?? '';
      if (key.kind !== 'scalar' || this.#indent(next) !== column || next[column] !== ':')
        this.#fail('a key has no value');
      return { text: key.text, end: column + 1 };
    }
    const end = this.#keyEnd(line, column);
    if (end < 0) this.#fail('a key was expected');
    if (line[column] !== '"' && line[column] !== "'") return { text: line.slice(column, end).trimEnd(), end: end + 1 };
    this.#flow.start(this.#row, column);
    return { text: this.#flow.quoted().text, end: end + 1 };
  }

  /** Where the colon of a key at `column` stands; -1 when there is none on this line. */
  #keyEnd(line: string, column: number): number {
    const quote = line[column];
    if (quote === '"' || quote === "'") {
      const end = quoteEnd(line, column);
      const colon = end < 0 ? -1 : pastBlanks(line, end + 1);
      return colon >= 0 && line[colon] === ':' && isBlank(line[colon + 1]) ? colon : -1;
    }
    if (quote === '{' || quote === '[' || quote === '|' || quote === '>' || quote === '#') return -1;
    for (let at = line.indexOf(':', column); at >= 0; at = line.indexOf(':', at + 1)) {
      if (!isBlank(line[at + 1])) continue;
      const comment = line.indexOf(' #', column);
      return comment >= 0 && comment < at ? -1 : at;
    }
    return -1;
  }

  /** What follows a `-` or a key: on the same line, or deeper on the next ones. */
  #valueAfter(end: number, column: number, depth: number, isInItem: boolean): Node | undefined {
    const line = this.#lines[this.#row] as string;
    const start = pastBlanks(line, end);
    if (start < line.length && line[start] !== '#') return this.#node(start, column, depth + 1, isInItem);
    this.#row++;
    this.#skipBlank();
    const next = this.#lines[this.#row];
    if (next === undefined || isMark(next)) return undefined;
    const indent = this.#indent(next);
    if (indent > column) return this.#node(indent, column, depth + 1, true);
    return !isInItem && indent === column && isItem(next, indent)
      ? this.#node(indent, column, depth + 1, true)
      : undefined;
  }

  /** Goes to the next row; whether it goes on at this indentation. A deeper one fits nowhere. */
  #continues(column: number): boolean {
    this.#skipBlank();
    const next = this.#lines[this.#row];
    if (next === undefined || isMark(next)) return false;
    const indent = this.#indent(next);
    if (indent > column) this.#fail('the indentation does not fit');
    return indent === column;
  }

  #flowNode(column: number, depth: number): Node {
    this.#flow.start(this.#row, column);
    const node = this.#flow.node(depth);
    const rest = (this.#lines[this.#flow.row] as string).slice(this.#flow.column);
    this.#row = this.#flow.row;
    if (!/^\s*(?:$|#)/.test(rest)) this.#fail('there is something after the end of a value');
    this.#row++;
    return node;
  }

  #blockScalar(column: number, parent: number): ScalarNode {
    const place = { line: this.#row + 1, column: column + 1 };
    const { text, end } = readBlockScalar(this.#lines, this.#row, column, parent);
    this.#row = end;
    return { kind: 'scalar', text, plain: false, ...place };
  }

  /** A text without quotes, with the deeper lines that go on with it. */
  #plain(column: number, parent: number): ScalarNode {
    const place = { line: this.#row + 1, column: column + 1 };
    const parts = [withoutComment((this.#lines[this.#row] as string).slice(column))];
    this.#row++;
    for (;;) {
      const line = this.#lines[this.#row];
      if (line === undefined || isMark(line) || /^\s*(?:$|#)/.test(line) || this.#indent(line) <= parent) break;
      parts.push(withoutComment(line.trimStart()));
      this.#row++;
    }
    return { kind: 'scalar', text: parts.join(' '), plain: true, ...place };
  }

  #skipBlank(): void {
    for (;;) {
      const line = this.#lines[this.#row];
      if (line === undefined || !/^\s*(?:$|#)/.test(line)) return;
      this.#row++;
    }
  }

  #indent(line: string): number {
    let indent = 0;
    while (line[indent] === ' ') indent++;
    if (line[indent] === '\t') this.#fail('a tab indents');
    return indent;
  }

  #fail(message: string): never {
    throw new Unreadable(message, this.#row + 1);
  }
}

function isItem(line: string, column: number): boolean {
  return line[column] === '-' && isBlank(line[column + 1]);
}

/** The start or the end of a document. */
function isMark(line: string): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(line);
}

function withoutComment(text: string): string {
  const comment = text.indexOf(' #');
  return (comment < 0 ? text : text.slice(0, comment)).trimEnd();
}

/** The closing quote on the same line; -1 when the text goes on. */
function quoteEnd(line: string, start: number): number {
  const quote = line[start];
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\' && quote === '"') at++;
    else if (line[at] === quote) {
      if (quote === "'" && line[at + 1] === "'") at++;
      else return at;
    }
  }
  return -1;
}

function absent(row: number, column: number): ScalarNode {
  return { kind: 'scalar', text: '', plain: true, line: row + 1, column: column + 1 };
}
