/** Reads what `ByteWriter` wrote; throws when the bytes are cut. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #textAt: (id: number) => string;
  #at: number;
  #place = 0;

  constructor(bytes: Uint8Array, at: number, textAt: (id: number) => string) {
    this.#bytes = bytes;
    this.#at = at;
    this.#textAt = textAt;
  }

  get at(): number {
    return this.#at;
  }

  uint(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('facts are cut');
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  optional(): number | null {
    const value = this.uint();
    return value === 0 ? null : value - 1;
  }

  flag(): boolean {
    return this.uint() === 1;
  }

  double(): number {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, 8);
    this.#at += 8;
    return view.getFloat64(0);
  }

  text(): string {
    return this.#textAt(this.uint());
  }

  optionalText(): string | null {
    return this.flag() ? this.text() : null;
  }

  place(): number {
    const coded = this.uint();
    this.#place += coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
    return this.#place;
  }

  list<T>(read: () => T): T[] {
    const count = this.uint();
    if (count > this.#bytes.length) throw new RangeError('facts are cut');
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(read());
    return items;
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }
}
