import type { ReadValue } from './value.ts';

/** `beyond`: facts that the scan's limit leaves out, whatever else comes. */
export type HeldValue = ReadValue | { readonly kind: 'beyond' };

const NOTHING: HeldValue = { kind: 'nothing' };

/**
 * One scanner's values in memory, by the index of the file. Facts beyond `limit` bytes, counted in order of path, will be
 * left out of the conclusion; so when twice as many are held, the last ones can be let go, in whatever order they came.
 */
export class HeldValues {
  readonly #limit: number;
  readonly #values = new Map<number, HeldValue>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(file: number): boolean {
    return this.#values.has(file);
  }

  get(file: number): HeldValue {
    return this.#values.get(file) ?? NOTHING;
  }

  set(file: number, value: ReadValue): void {
    this.delete(file);
    this.#values.set(file, value);
    this.#bytes += sizeOf(value);
    if (this.#bytes > 2 * this.#limit) this.#letGo();
  }

  delete(file: number): void {
    this.#bytes -= sizeOf(this.get(file));
    this.#values.delete(file);
  }

  /** A value goes only while those before it fill the limit. */
  #letGo(): void {
    for (const file of [...this.#values.keys()].sort((a, b) => b - a)) {
      const size = sizeOf(this.get(file));
      if (size === 0) continue;
      if (this.#bytes - size < 1.5 * this.#limit) return;
      this.#bytes -= size;
      this.#values.set(file, { kind: 'beyond' });
    }
  }
}

function sizeOf(value: HeldValue): number {
  return value.kind === 'facts' ? value.facts.length : 0;
}
