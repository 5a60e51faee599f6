const LONGEST_PROBE = 64;

/**
 * Strings as bytes, each kept once. Ids count from 0 in the order of first sight.
 * An input made of colliding strings costs memory, not time: after 64 probes a string is simply kept again.
 */
export class StringPool {
  #bytes = new Uint8Array(1 << 12);
  #ends = new Uint32Array(1 << 8);
  #hashes = new Int32Array(1 << 8);
  #table = new Int32Array(1 << 9).fill(-1);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The hash that `intern` expects, over `source[start..end)`. */
  static hash(source: Uint8Array, start: number, end: number): number {
    let hash = 0;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (source[i] as number)) | 0;
    return hash;
  }

  /** The id of `source[start..end)`, whose hash is known. */
  intern(source: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#table.length - 1;
    let slot = scatter(hash) & mask;
    for (let probe = 0; probe < LONGEST_PROBE; probe++) {
      const id = this.#table[slot] as number;
      if (id === -1) return this.#keep(source, start, end, hash, slot);
      if (this.#hashes[id] === hash && this.#equals(id, source, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    return this.#keep(source, start, end, hash, -1);
  }

  add(text: string): number {
    const bytes = Buffer.from(text, 'utf8');
    return this.intern(bytes, 0, bytes.length, StringPool.hash(bytes, 0, bytes.length));
  }

  text(id: number): string {
    const { start, end } = this.#span(id);
    return Buffer.from(this.#bytes.buffer, start, end - start).toString('utf8');
  }

  /** The bytes of all strings, one after the other, and where each ends. */
  contents(): { bytes: Uint8Array; ends: Uint32Array } {
    const length = this.#count === 0 ? 0 : (this.#ends[this.#count - 1] as number);
    return { bytes: this.#bytes.subarray(0, length), ends: this.#ends.subarray(0, this.#count) };
  }

  #span(id: number): { start: number; end: number } {
    return { start: id === 0 ? 0 : (this.#ends[id - 1] as number), end: this.#ends[id] as number };
  }

  #equals(id: number, source: Uint8Array, start: number, end: number): boolean {
    const own = id === 0 ? 0 : (this.#ends[id - 1] as number);
    if ((this.#ends[id] as number) - own !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (this.#bytes[own + i] !== source[start + i]) return false;
    return true;
  }

  #keep(source: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.#count++;
    const from = id === 0 ? 0 : (this.#ends[id - 1] as number);
    const until = from + end - start;
    if (until > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(until, this.#bytes.length * 2));
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    this.#bytes.set(source.subarray(start, end), from);
    if (id === this.#ends.length) {
      this.#ends = grown(this.#ends, new Uint32Array(id * 2));
      this.#hashes = grown(this.#hashes, new Int32Array(id * 2));
    }
    this.#ends[id] = until;
    this.#hashes[id] = hash;
    if (slot >= 0) this.#table[slot] = id;
    if (this.#count * 2 > this.#table.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let id = 0; id < this.#count; id++) {
      let slot = scatter(this.#hashes[id] as number) & mask;
      let probe = 0;
      while (table[slot] !== -1 && probe < LONGEST_PROBE) {
        slot = (slot + 1) & mask;
        probe++;
      }
      if (table[slot] === -1) table[slot] = id;
    }
    this.#table = table;
  }
}

function scatter(hash: number): number {
  return Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 4;
}

function grown<T extends Uint32Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
