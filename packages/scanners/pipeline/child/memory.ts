import { Buffer } from 'node:buffer';
import type { ScannerMemory } from '../../contract/scanner.ts';
import { type MemoryEntries, memoryEntries } from '../processes/memory-entries.ts';

/** What a scanner is lent while it concludes: what was kept the last time, and room for what it wants to keep. */
export class LentMemory implements ScannerMemory {
  readonly #room: number;
  readonly #kept = new Map<string, Uint8Array>();
  readonly #put = new Map<string, Uint8Array>();
  readonly #used = new Set<string>();
  #bytes = 0;

  /** `room` bounds the bytes of all that is put. */
  constructor(room: number) {
    this.#room = room;
  }

  /** Takes in a piece of what was kept. */
  recall(piece: Buffer): void {
    for (const [key, value] of memoryEntries(Buffer.from(piece))) this.#kept.set(key, value);
  }

  get(key: string): Uint8Array | null {
    const value = this.#put.get(key) ?? this.#kept.get(key) ?? null;
    if (value !== null) this.#used.add(key);
    return value;
  }

  put(key: string, bytes: Uint8Array): void {
    const size = key.length + bytes.length;
    if (this.#bytes + size > this.#room) return;
    this.#bytes += size;
    this.#put.set(key, Buffer.from(bytes));
  }

  /** Put in this conclusion. */
  get fresh(): MemoryEntries {
    return this.#put;
  }

  /** Kept before, and of use again. */
  get used(): readonly string[] {
    return [...this.#used].filter((key) => !this.#put.has(key));
  }
}
