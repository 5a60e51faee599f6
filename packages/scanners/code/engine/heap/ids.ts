const INNERMOST = 2;

/** Numbers for the objects of an abstract run: where they were made, and by which calls. */
export class ThingIds {
  readonly #made = new Map<string, Map<number, Map<number | string, number>>>();
  readonly #byKey = new Map<string, number>();
  readonly #through: (Map<number, Map<number, number>> | undefined)[] = [];
  readonly #given: number[] = [];
  readonly #keys: string[] = [];
  readonly #sites: number[] = [];
  readonly #modules: number[] = [];
  readonly #nameOf: (code: number) => string;

  /** `nameOf` says which function a number stands for, the same after a change of another file. */
  constructor(nameOf: (code: number) => string) {
    this.#nameOf = nameOf;
  }

  get count(): number {
    return this.#keys.length;
  }

  /**
   * What the function `code` makes at a place; `what` parts several things of one place. `module` is the one whose code
   * makes it.
   */
  of(what: string, code: number, place: number | string, module: number): number {
    let byCode = this.#made.get(what);
    if (byCode === undefined) {
      byCode = new Map();
      this.#made.set(what, byCode);
    }
    let byPlace = byCode.get(code);
    if (byPlace === undefined) {
      byPlace = new Map();
      byCode.set(code, byPlace);
    }
    let id = byPlace.get(place);
    if (id === undefined) {
      id = this.#add(`${code < 0 ? '' : this.#nameOf(code)} ${what} ${place}`, module);
      byPlace.set(place, id);
    }
    return id;
  }

  /** The n-th object among a callee's arguments. */
  given(n: number, module: number): number {
    let id = this.#given[n];
    if (id === undefined) {
      id = this.#add(`given ${n}`, module);
      this.#given[n] = id;
    }
    return id;
  }

  /**
   * The object that a call of the function `code` at a place makes where its callee made `id`; the innermost calls and the
   * outermost tell objects apart.
   */
  through(id: number, code: number, at: number): number {
    let byCode = this.#through[id];
    if (byCode === undefined) {
      byCode = new Map();
      this.#through[id] = byCode;
    }
    let byPlace = byCode.get(code);
    if (byPlace === undefined) {
      byPlace = new Map();
      byCode.set(code, byPlace);
    }
    let made = byPlace.get(at);
    if (made === undefined) {
      made = this.#throughAnew(id, `${this.#nameOf(code)}:${at}`);
      byPlace.set(at, made);
    }
    return made;
  }

  /** The same in every run over the same program. */
  key(id: number): string {
    return this.#keys[id] as string;
  }

  module(id: number): number {
    return this.#modules[id] as number;
  }

  #throughAnew(id: number, call: string): number {
    const site = this.#sites[id] as number;
    const calls = (this.#keys[id] as string).slice((this.#keys[site] as string).length);
    const inner = calls.split('@', INNERMOST + 1).join('@');
    const key = `${this.#keys[site]}${inner}@${call}`;
    let made = this.#byKey.get(key);
    if (made === undefined) {
      made = this.#add(key, this.#modules[id] as number);
      this.#sites[made] = site;
      this.#byKey.set(key, made);
    }
    return made;
  }

  #add(key: string, module: number): number {
    const id = this.#keys.push(key) - 1;
    this.#sites.push(id);
    this.#modules.push(module);
    return id;
  }
}
