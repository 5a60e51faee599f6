import { StringPool } from './string-pool.ts';

/**
 * Facts as bytes: the encoding's version, a table of strings, then the body of LEB128 numbers.
 * Strings in the body are `id + 1`, 0 stands for an absent one.
 */
export class FactsWriter {
  readonly pool: StringPool;
  #body = new Uint8Array(1 << 12);
  #length = 0;

  constructor(pool: StringPool = new StringPool()) {
    this.pool = pool;
  }

  /** A whole number from 0 to 2^53. */
  uint(value: number): void {
    if (this.#length + 8 > this.#body.length) {
      const body = new Uint8Array(this.#body.length * 2);
      body.set(this.#body);
      this.#body = body;
    }
    let rest = value;
    while (rest > 127) {
      this.#body[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#body[this.#length++] = rest;
  }

  /** The id of a string of the pool, -1 for none. */
  id(id: number): void {
    this.uint(id + 1);
  }

  text(text: string | undefined): void {
    this.id(text === undefined ? -1 : this.pool.add(text));
  }

  texts(texts: readonly string[]): void {
    this.uint(texts.length);
    for (const text of texts) this.text(text);
  }

  finish(version: number): Uint8Array {
    const { bytes, ends } = this.pool.contents();
    const head = new FactsWriter();
    head.uint(version);
    head.uint(ends.length);
    let before = 0;
    for (const end of ends) {
      head.uint(end - before);
      before = end;
    }
    return Buffer.concat([head.#written(), bytes, this.#written()]);
  }

  #written(): Uint8Array {
    return this.#body.subarray(0, this.#length);
  }
}
