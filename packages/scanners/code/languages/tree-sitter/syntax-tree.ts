/**
 * The visible nodes of one file in preorder, as arrays: node 0 is the root, the children of n begin at n + 1, and
 * `after[n]` is the first node outside of n. Starts and ends are UTF-16 indices into `text`.
 */
export interface SyntaxTree {
  readonly text: string;
  readonly size: number;
  /** Index into the grammar's `kinds`. */
  readonly kind: Uint16Array;
  /** Index into the grammar's `fields`; 0 without one. */
  readonly field: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly after: Uint32Array;
  /** A token that the parser added to go on. */
  readonly missing: ReadonlySet<number>;
}

/** Grows while a tree is walked. */
export class TreeBuilder {
  size = 0;
  kind = new Uint16Array(4096);
  field = new Uint8Array(4096);
  start = new Uint32Array(4096);
  end = new Uint32Array(4096);
  after = new Uint32Array(4096);
  readonly missing = new Set<number>();

  add(kind: number, field: number, start: number, end: number): number {
    const at = this.size++;
    if (at === this.kind.length) this.grow();
    this.kind[at] = kind;
    this.field[at] = field;
    this.start[at] = start;
    this.end[at] = end;
    return at;
  }

  close(node: number): void {
    this.after[node] = this.size;
  }

  built(text: string): SyntaxTree {
    const { size, kind, field, start, end, after, missing } = this;
    return { text, size, kind, field, start, end, after, missing };
  }

  private grow(): void {
    const length = this.size * 2;
    const larger = <T extends Uint8Array | Uint16Array | Uint32Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    this.kind = larger(new Uint16Array(length), this.kind);
    this.field = larger(new Uint8Array(length), this.field);
    this.start = larger(new Uint32Array(length), this.start);
    this.end = larger(new Uint32Array(length), this.end);
    this.after = larger(new Uint32Array(length), this.after);
  }
}
