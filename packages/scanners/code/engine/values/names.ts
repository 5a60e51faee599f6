/**
 * Names of values: what is known about a value by a test holds for every other way to the same value. A name is a
 * parameter of the function at hand, a place where a value came into being, or a field of another name.
 */
export class Names {
  readonly #fields = new Map<number, Map<string, number>>();
  readonly #roots = new Map<string, Map<number, Map<number | string, number>>>();
  readonly #bases: number[] = [0];
  readonly #keys: string[] = [''];

  get count(): number {
    return this.#keys.length;
  }

  /** `what` says what the two others are: a function and a place in it, an object and its key. */
  root(what: string, a: number, b: number | string): number {
    let byFirst = this.#roots.get(what);
    if (byFirst === undefined) {
      byFirst = new Map();
      this.#roots.set(what, byFirst);
    }
    let bySecond = byFirst.get(a);
    if (bySecond === undefined) {
      bySecond = new Map();
      byFirst.set(a, bySecond);
    }
    let name = bySecond.get(b);
    if (name === undefined) {
      name = this.#make(0, '');
      bySecond.set(b, name);
    }
    return name;
  }

  field(base: number, key: string): number {
    if (base === 0) return 0;
    let fields = this.#fields.get(base);
    if (fields === undefined) {
      fields = new Map();
      this.#fields.set(base, fields);
    }
    let name = fields.get(key);
    if (name === undefined) {
      name = this.#make(base, key);
      fields.set(key, name);
    }
    return name;
  }

  /** What stands in a named object under a key that has a name; 0 where one of them has none. */
  keyed(base: number, key: number): number {
    return key === 0 ? 0 : this.field(base, `[${key}]`);
  }

  /** The name of which this is a field, directly or not; itself when it is no field. */
  rootOf(name: number): number {
    let root = name;
    while ((this.#bases[root] ?? 0) !== 0) root = this.#bases[root] as number;
    return root;
  }

  baseOf(name: number): number {
    return this.#bases[name] ?? 0;
  }

  /** The field's key; of a root nothing. */
  keyOf(name: number): string {
    return this.#keys[name] ?? '';
  }

  /** The same fields below another root; 0 where that is 0. */
  move(name: number, roots: (root: number) => number): number {
    const keys: string[] = [];
    let root = name;
    while ((this.#bases[root] ?? 0) !== 0) {
      keys.push(this.#keys[root] as string);
      root = this.#bases[root] as number;
    }
    let moved = roots(root);
    for (const key of keys.reverse()) {
      const named = /^\[(\d+)\]$/.exec(key);
      moved = named === null ? this.field(moved, key) : this.keyed(moved, this.move(Number(named[1]), roots));
    }
    return moved;
  }

  #make(base: number, key: string): number {
    this.#bases.push(base);
    this.#keys.push(key);
    return this.#bases.length - 1;
  }
}
