import type { Place } from '../../ir/instruction.ts';
import { placeOf } from '../../ir/instruction.ts';
import type { Grammar } from '../tree-sitter/grammar.ts';
import type { SyntaxTree } from '../tree-sitter/syntax-tree.ts';

export type Node = number;
/** No node: the child that was asked for is not there. */
export const NONE = -1;

/** What a grammar says about kinds and fields, worked out once. */
export interface NodeKinds {
  readonly kinds: readonly string[];
  readonly named: Uint8Array;
  readonly fields: ReadonlyMap<string, number>;
}

export function nodeKinds(grammar: Grammar): NodeKinds {
  const named = new Uint8Array(0x10000);
  for (const [id, name] of grammar.kinds.entries()) {
    named[id] = name.startsWith('"') || name === 'comment' || name === 'line_continuation' ? 0 : 1;
  }
  named[0xffff] = 1;
  return { kinds: grammar.kinds, named, fields: new Map(grammar.fields.map((name, id) => [name, id])) };
}

/** Questions about the nodes of one file. Comments are never among the answers. */
export class Nodes {
  readonly tree: SyntaxTree;
  readonly #of: NodeKinds;
  readonly #lines: Uint32Array;
  #line = 0;

  constructor(tree: SyntaxTree, of: NodeKinds) {
    this.tree = tree;
    this.#of = of;
    this.#lines = lineStarts(tree.text);
  }

  kind(node: Node): string {
    return this.#of.kinds[this.tree.kind[node] as number] ?? 'ERROR';
  }

  text(node: Node): string {
    return this.tree.text.slice(this.tree.start[node], this.tree.end[node]);
  }

  /** Named children, in order. */
  children(node: Node): Node[] {
    const { kind, after } = this.tree;
    const end = after[node] as number;
    const found: Node[] = [];
    for (let child = node + 1; child < end; child = after[child] as number) {
      if (this.#of.named[kind[child] as number] === 1) found.push(child);
    }
    return found;
  }

  /** The first child in a field. */
  child(node: Node, field: string): Node {
    const { after } = this.tree;
    const id = this.#of.fields.get(field);
    const end = after[node] as number;
    for (let child = node + 1; child < end; child = after[child] as number) {
      if (this.tree.field[child] === id) return child;
    }
    return NONE;
  }

  /** All named children in a field. */
  childrenIn(node: Node, field: string): Node[] {
    const id = this.#of.fields.get(field);
    return this.children(node).filter((child) => this.tree.field[child] === id);
  }

  /** The first named child. */
  first(node: Node): Node {
    return this.children(node)[0] ?? NONE;
  }

  /** Whether a token (`async`, `*`) stands among the children. */
  has(node: Node, token: string): boolean {
    return this.tokens(node).includes(`"${token}"`);
  }

  /** Kinds of all children, tokens too, in order. */
  tokens(node: Node): string[] {
    const { after } = this.tree;
    const end = after[node] as number;
    const found: string[] = [];
    for (let child = node + 1; child < end; child = after[child] as number) found.push(this.kind(child));
    return found;
  }

  at(node: Node): Place {
    const start = this.tree.start[node] as number;
    const line = this.#lineAt(start);
    return placeOf(line + 1, start - (this.#lines[line] as number) + 1);
  }

  endLine(node: Node): number {
    return this.#lineAt(Math.max(this.tree.start[node] as number, (this.tree.end[node] as number) - 1)) + 1;
  }

  #lineAt(offset: number): number {
    const lines = this.#lines;
    const near = this.#line;
    for (let line = near; line < near + 4 && line < lines.length; line++) {
      if ((lines[line] as number) <= offset && offset < (lines[line + 1] ?? Number.POSITIVE_INFINITY)) {
        this.#line = line;
        return line;
      }
    }
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#line = low;
    return low;
  }
}

function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}
