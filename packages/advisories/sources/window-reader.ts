import { fstatSync, readSync } from 'node:fs';
import { RandomAccessReader } from 'yauzl';

const WINDOW = 1 << 20;

/** Reads a file in big steps where the small ones follow each other, as a zip's directory and its entries do. */
export class WindowReader extends RandomAccessReader {
  readonly size: number;
  readonly #fd: number;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(fd: number) {
    super();
    this.#fd = fd;
    this.size = fstatSync(fd).size;
  }

  /** The bytes from `position`, valid until the next call; null when the file ends before. */
  at(position: number, length: number): Buffer | null {
    if (position < 0 || position + length > this.size) return null;
    const offset = position - this.#start;
    if (offset < 0 || offset + length > this.#window.length) this.#load(position, length);
    const from = position - this.#start;
    return from + length > this.#window.length ? null : this.#window.subarray(from, from + length);
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    let bytes: Buffer | null;
    try {
      bytes = this.at(position, length);
    } catch (error) {
      callback(error as Error);
      return;
    }
    bytes?.copy(buffer, offset);
    callback(null, bytes === null ? 0 : length);
  }

  /** The file belongs to the caller. */
  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }

  #load(position: number, length: number): void {
    const wanted = Math.min(Math.max(length, WINDOW), this.size - position);
    const window = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const count = readSync(this.#fd, window, filled, wanted - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
    this.#window = window.subarray(0, filled);
    this.#start = position;
  }
}
