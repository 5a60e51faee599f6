/** Numbers as LEB128, texts as ids of a table that stands in front. */
export class ByteWriter {
  readonly #ids: Map<string, number>;
  #bytes = new Uint8Array(1 << 10);
  #length = 0;
  #place = 0;

  /** Writers that share a table write into one document. */
  constructor(ids: Map<string, number> = new Map()) {
    this.#ids = ids;
  }

  get ids(): Map<string, number> {
    return this.#ids;
  }

  get length(): number {
    return this.#length;
  }

  /** A whole number from 0 to 2^53. */
  uint(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** -1 and up; null is -1. */
  optional(value: number | null): void {
    this.uint(value === null ? 0 : value + 1);
  }

  flag(value: boolean): void {
    this.uint(value ? 1 : 0);
  }

  double(value: number): void {
    this.#room(8);
    new DataView(this.#bytes.buffer).setFloat64(this.#length, value);
    this.#length += 8;
  }

  text(value: string): void {
    let id = this.#ids.get(value);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(value, id);
    }
    this.uint(id);
  }

  optionalText(value: string | null | undefined): void {
    this.flag(value !== null && value !== undefined);
    if (value !== null && value !== undefined) this.text(value);
  }

  /** Places come nearly in order, so their differences are small. */
  place(value: number): void {
    const difference = value - this.#place;
    this.uint(difference >= 0 ? difference * 2 : -difference * 2 - 1);
    this.#place = value;
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.uint(items.length);
    for (const item of items) write(item);
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }
}
