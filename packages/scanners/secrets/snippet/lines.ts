import type { Buffer } from 'node:buffer';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Byte offset of the line's first character. */
  readonly lineStart: number;
}

const LF = 10;

/** Turns ascending byte offsets of UTF-8 text into lines and columns in one pass over the bytes. */
export class Lines {
  readonly #bytes: Buffer;
  #at = 0;
  #line = 1;
  #column = 1;
  #lineStart = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** `offset` must not be smaller than the one before. */
  position(offset: number): Position {
    for (; this.#at < offset; this.#at++) {
      const byte = this.#bytes[this.#at] as number;
      if (byte === LF) {
        this.#line++;
        this.#column = 1;
        this.#lineStart = this.#at + 1;
      } else if ((byte & 0xc0) !== 0x80) {
        this.#column += byte >= 0xf0 ? 2 : 1;
      }
    }
    return { line: this.#line, column: this.#column, lineStart: this.#lineStart };
  }
}
