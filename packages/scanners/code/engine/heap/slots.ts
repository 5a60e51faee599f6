/** Numbers for fields of objects: what was read is remembered by them. */
export class Slots {
  readonly #byThing = new Map<number, Map<string, number>>();
  readonly #things: number[] = [];
  readonly #keys: string[] = [];

  get count(): number {
    return this.#keys.length;
  }

  of(thing: number, key: string): number {
    let fields = this.#byThing.get(thing);
    if (fields === undefined) {
      fields = new Map();
      this.#byThing.set(thing, fields);
    }
    let slot = fields.get(key);
    if (slot === undefined) {
      slot = this.#things.push(thing) - 1;
      this.#keys.push(key);
      fields.set(key, slot);
    }
    return slot;
  }

  thing(slot: number): number {
    return this.#things[slot] as number;
  }

  key(slot: number): string {
    return this.#keys[slot] as string;
  }
}
