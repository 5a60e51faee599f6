import type { Cache } from '../cache/cache.ts';
import { digestOf } from '../cache/digest.ts';
import type { OpenScanner } from '../open-scanners.ts';
import { type MemoryEntries, memoryEntries, memoryPieces } from '../processes/memory-entries.ts';

/** What a child answered besides its conclusion. */
export interface MemoryChange {
  readonly fresh: MemoryEntries;
  /** Kept keys that were of use again; every other one is forgotten. */
  readonly used: readonly string[];
}

/** What the scanners remember about one target, in one document a scanner. */
export class Memories {
  readonly #cache: Cache;
  readonly #target: string;

  constructor(cache: Cache, target: string) {
    this.#cache = cache;
    this.#target = target;
  }

  recall(scanner: OpenScanner): MemoryEntries {
    if (scanner.entry.remembers !== true) return new Map();
    const document = this.#cache.document(this.#name(scanner));
    return new Map(document === null ? [] : memoryEntries(document));
  }

  /** Only after a conclusion that was accepted. The whole is bounded as the scanner's limits say. */
  keep(scanner: OpenScanner, before: MemoryEntries, { fresh, used }: MemoryChange): void {
    if (scanner.entry.remembers !== true) return;
    if (fresh.size === 0 && used.length === before.size) return;
    const kept = new Map<string, Uint8Array>();
    let room = scanner.limits.memory;
    const add = (key: string, value: Uint8Array | undefined) => {
      room -= key.length + (value?.length ?? 0);
      if (value !== undefined && room >= 0) kept.set(key, value);
    };
    for (const [key, value] of fresh) add(key, value);
    for (const key of used) if (!kept.has(key)) add(key, before.get(key));
    this.#cache.keepDocument(this.#name(scanner), Buffer.concat([...memoryPieces(kept)]));
  }

  #name({ identity }: OpenScanner): string {
    return `memory-${digestOf(identity, this.#target).toString('hex', 0, 20)}`;
  }
}
