/** Reads what `FactsWriter` wrote; throws when the bytes are of another version or cut. */
export class FactsReader {
  readonly #bytes: Buffer;
  readonly #ends: number[] = [];
  readonly #texts: (string | undefined)[] = [];
  readonly #poolStart: number;
  #at = 0;

  constructor(facts: Uint8Array, version: number) {
    this.#bytes = Buffer.from(facts.buffer, facts.byteOffset, facts.byteLength);
    if (this.uint() !== version) throw new Error('facts of another version');
    let end = 0;
    for (let left = this.uint(); left > 0; left--) {
      end += this.uint();
      this.#ends.push(end);
    }
    this.#poolStart = this.#at;
    this.#at += end;
  }

  uint(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new Error('facts are cut');
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  text(): string | undefined {
    const id = this.uint() - 1;
    return id < 0 ? undefined : this.textOf(id);
  }

  textOf(id: number): string {
    const known = this.#texts[id];
    if (known !== undefined) return known;
    const text = this.bytesOf(id).toString('utf8');
    this.#texts[id] = text;
    return text;
  }

  bytesOf(id: number): Buffer {
    const start = id === 0 ? 0 : (this.#ends[id - 1] ?? 0);
    const end = this.#ends[id];
    if (end === undefined) throw new Error('facts name a string that is not there');
    return this.#bytes.subarray(this.#poolStart + start, this.#poolStart + end);
  }

  list<T>(item: () => T): T[] {
    const items: T[] = [];
    for (let left = this.uint(); left > 0; left--) items.push(item());
    return items;
  }

  texts(): string[] {
    return this.list(() => this.text() ?? '');
  }
}
