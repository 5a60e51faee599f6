import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { writeAtomically } from './checked-file.ts';
import { contentDigest } from './digest.ts';
import { removeQuietly } from './folder.ts';

/*
 * A pack is an immutable file of many small values:
 *   values, one after the other | index, sorted by key | digest of index and count | count u32 | magic
 * An index entry is key (32 bytes), offset u32, length u32, the first 8 bytes of the value's SHA-256.
 */
const KEY = 32;
const ENTRY = KEY + 4 + 4 + 8;
const MAGIC = Buffer.from('vbpack1\n');
const TRAILER = 32 + 4 + MAGIC.length;
const MOST_ENTRIES = 4_000_000;

export interface PackEntry {
  readonly key: Buffer;
  readonly value: Uint8Array;
}

/** Writes a pack; values together must be below 4 GB. */
export function writePack(path: string, entries: readonly PackEntry[]): void {
  const sorted = [...entries].sort((a, b) => a.key.compare(b.key));
  const index = Buffer.alloc(sorted.length * ENTRY);
  let offset = 0;
  sorted.forEach(({ key, value }, position) => {
    const at = position * ENTRY;
    key.copy(index, at);
    index.writeUInt32LE(offset, at + KEY);
    index.writeUInt32LE(value.length, at + KEY + 4);
    contentDigest(value).copy(index, at + KEY + 8, 0, 8);
    offset += value.length;
  });
  const count = Buffer.alloc(4);
  count.writeUInt32LE(sorted.length);
  const digest = contentDigest(Buffer.concat([index, count]));
  writeAtomically(path, [Buffer.concat([...sorted.map(({ value }) => value), index, digest, count, MAGIC])]);
}

/** Read access to one pack. */
export class Pack {
  readonly path: string;
  readonly size: number;
  readonly #handle: number;
  readonly #index: Buffer;

  /** Null when the file is absent or unreadable; one that is cut or altered is removed. */
  static open(path: string): Pack | null {
    let handle: number;
    try {
      handle = openSync(path, 'r');
    } catch {
      return null;
    }
    const size = fstatSync(handle).size;
    const index = readIndex(handle, size);
    if (index !== null) return new Pack(path, size, handle, index);
    closeSync(handle);
    removeQuietly(path);
    return null;
  }

  private constructor(path: string, size: number, handle: number, index: Buffer) {
    this.path = path;
    this.size = size;
    this.#handle = handle;
    this.#index = index;
  }

  /** Null when it is not here, or not as it was written. */
  get(key: Buffer): Buffer | null {
    let low = 0;
    let high = this.#index.length / ENTRY - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.#index.compare(key, 0, KEY, middle * ENTRY, middle * ENTRY + KEY);
      if (order === 0) return this.#value(middle);
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  *entries(): Generator<PackEntry> {
    for (let position = 0; position * ENTRY < this.#index.length; position++) {
      const value = this.#value(position);
      if (value !== null) yield { key: this.#index.subarray(position * ENTRY, position * ENTRY + KEY), value };
    }
  }

  close(): void {
    closeSync(this.#handle);
  }

  #value(position: number): Buffer | null {
    const at = position * ENTRY;
    const length = this.#index.readUInt32LE(at + KEY + 4);
    const value = readAt(this.#handle, this.#index.readUInt32LE(at + KEY), length, this.size);
    if (value === null) return null;
    const check = this.#index.subarray(at + KEY + 8, at + ENTRY);
    return contentDigest(value).compare(check, 0, 8, 0, 8) === 0 ? value : null;
  }
}

function readIndex(handle: number, size: number): Buffer | null {
  const trailer = readAt(handle, size - TRAILER, TRAILER, size);
  if (trailer === null || !trailer.subarray(36).equals(MAGIC)) return null;
  const count = trailer.readUInt32LE(32);
  if (count > MOST_ENTRIES) return null;
  const index = readAt(handle, size - TRAILER - count * ENTRY, count * ENTRY, size);
  if (index === null) return null;
  const digest = contentDigest(Buffer.concat([index, trailer.subarray(32, 36)]));
  return digest.equals(trailer.subarray(0, 32)) ? index : null;
}

function readAt(handle: number, offset: number, length: number, size: number): Buffer | null {
  if (offset < 0 || offset + length > size) return null;
  const bytes = Buffer.allocUnsafe(length);
  try {
    for (let at = 0; at < length; ) {
      const read = readSync(handle, bytes, at, length - at, offset + at);
      if (read === 0) return null;
      at += read;
    }
  } catch {
    return null;
  }
  return bytes;
}
