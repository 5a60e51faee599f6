import { gzipSync } from 'node:zlib';

const BLOCK = 1 << 18;

/**
 * Tells when a text would be larger than `limit` bytes after gzip, block by block. It errs on the safe side, because
 * blocks that are packed one by one are larger than the whole; nothing is packed while the plain text is below it.
 */
export class PackedSize {
  readonly #limit: number;
  #waiting: string[] = [];
  #waitingLength = 0;
  #plain = 0;
  #packed = 0;
  #unpacked: string[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether there is room for this piece, which then counts. */
  fits(piece: string): boolean {
    this.#waiting.push(piece);
    this.#waitingLength += piece.length;
    if (this.#waitingLength < BLOCK) return true;
    const block = this.#waiting.join('');
    this.#waiting = [];
    this.#waitingLength = 0;
    this.#plain += Buffer.byteLength(block);
    this.#unpacked.push(block);
    if (this.#plain + BLOCK < this.#limit) return true;
    for (const next of this.#unpacked) this.#packed += gzipSync(next).length;
    this.#unpacked = [];
    return this.#packed + BLOCK < this.#limit;
  }
}
