const INNERMOST = 2;

/** Numbers for the objects of an abstract run: where they were made, and by which calls. */
export class ThingIds {
  readonly #byKey = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #sites: number[] = [];
  readonly #modules: number[] = [];

  /** `module` is the one whose code makes it. */
  of(key: string, module: number): number {
    let id = this.#byKey.get(key);
    if (id === undefined) {
      id = this.#keys.push(key) - 1;
      this.#byKey.set(key, id);
      this.#sites.push(id);
      this.#modules.push(module);
    }
    return id;
  }

  /** The object that a call makes where its callee made `id`; the innermost calls and the outermost tell objects apart. */
  through(id: number, call: string): number {
    const site = this.#sites[id] as number;
    const calls = (this.#keys[id] as string).slice((this.#keys[site] as string).length);
    const inner = calls.split('@', INNERMOST + 1).join('@');
    const key = `${this.#keys[site]}${inner}@${call}`;
    const made = this.of(key, this.#modules[id] as number);
    this.#sites[made] = site;
    return made;
  }

  /** The same in every run over the same program. */
  key(id: number): string {
    return this.#keys[id] as string;
  }

  module(id: number): number {
    return this.#modules[id] as number;
  }
}
