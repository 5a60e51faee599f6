import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readChecked, writeChecked } from './checked-file.ts';
import { cacheFiles, evict, prepareFolder, removeQuietly, touch } from './folder.ts';
import { Pack, type PackEntry, writePack } from './pack.ts';

const FLUSH_BYTES = 16 * 1024 * 1024;
const FLUSH_ENTRIES = 20_000;
/** A scan that is killed loses no more than this. */
const FLUSH_MS = 5000;
const MOST_PACKS = 12;
const MERGE_BYTES = 64 * 1024 * 1024;

/**
 * What scans remember: many small values by digest (facts, in packs) and whole documents by name (stamps, conclusions).
 * Every file is written aside and renamed and carries its digest, so that a process killed at any moment, another scan at
 * the same time, a full disk or a damaged file cost only what they touch. Nothing here ever throws: a cache that cannot be
 * used makes a slower scan, and `note` says why.
 */
export class Cache {
  readonly #limit: number;
  readonly #folder: string | null;
  #packs: Pack[] | null = null;
  readonly #used = new Set<string>();
  #fresh = new Map<string, PackEntry>();
  #freshBytes = 0;
  #flushed = performance.now();
  #wrote = false;
  #note: string | null = null;

  constructor(cacheFolder: string | null, limit: number) {
    this.#limit = limit;
    let folder: string | null = null;
    if (cacheFolder !== null) {
      try {
        folder = prepareFolder(cacheFolder);
      } catch (error) {
        this.#note = `The cache in ${cacheFolder} cannot be used: ${reason(error)}.`;
      }
    }
    this.#folder = folder;
  }

  /** One sentence for people, null when all went well. */
  get note(): string | null {
    return this.#note;
  }

  value(key: Buffer): Uint8Array | null {
    const fresh = this.#fresh.get(key.toString('latin1'));
    if (fresh !== undefined) return fresh.value;
    for (const pack of this.#openPacks()) {
      const value = pack.get(key);
      if (value === null) continue;
      this.#used.add(pack.path);
      return value;
    }
    return null;
  }

  keepValue(key: Buffer, value: Uint8Array): void {
    if (this.#folder === null) return;
    this.#fresh.set(key.toString('latin1'), { key, value });
    this.#freshBytes += value.length;
    const late = performance.now() - this.#flushed > FLUSH_MS;
    if (late || this.#freshBytes > FLUSH_BYTES || this.#fresh.size > FLUSH_ENTRIES) this.flush();
  }

  /** `name` is a file name. */
  document(name: string): Buffer | null {
    if (this.#folder === null) return null;
    const path = join(this.#folder, name);
    const body = readChecked(path);
    if (body !== null) touch(path, Date.now());
    return body;
  }

  keepDocument(name: string, body: Uint8Array): void {
    this.#write((folder) => writeChecked(join(folder, name), body));
  }

  /** Writes what was kept since the last time. */
  flush(): void {
    this.#flushed = performance.now();
    const entries = [...this.#fresh.values()];
    if (entries.length === 0) return;
    this.#write((folder) => {
      const path = join(folder, packName());
      writePack(path, entries);
      const pack = Pack.open(path);
      if (pack !== null) this.#packs?.unshift(pack);
    });
    this.#fresh = new Map();
    this.#freshBytes = 0;
  }

  /** Flushes, merges small packs and keeps the folder below its limit. */
  close(): void {
    this.flush();
    for (const path of this.#used) touch(path, Date.now());
    if (this.#wrote) {
      this.#write((folder) => {
        this.#merge(folder);
        evict(folder, this.#limit, Date.now());
      });
    }
    for (const pack of this.#packs ?? []) pack.close();
    this.#packs = [];
  }

  #openPacks(): readonly Pack[] {
    if (this.#packs !== null || this.#folder === null) return this.#packs ?? [];
    this.#packs = [];
    try {
      for (const file of cacheFiles(this.#folder, Date.now()).reverse()) {
        const pack = file.name.startsWith('pack-') ? Pack.open(file.path) : null;
        if (pack !== null) this.#packs.push(pack);
      }
    } catch (error) {
      this.#note ??= `The cache in ${this.#folder} cannot be read: ${reason(error)}.`;
    }
    return this.#packs;
  }

  #merge(folder: string): void {
    const packs = [...this.#openPacks()];
    if (packs.length <= MOST_PACKS) return;
    const small: Pack[] = [];
    let bytes = 0;
    for (const pack of packs.sort((a, b) => a.size - b.size)) {
      if (bytes + pack.size > MERGE_BYTES) break;
      bytes += pack.size;
      small.push(pack);
    }
    const entries = new Map<string, PackEntry>();
    for (const pack of small) for (const entry of pack.entries()) entries.set(entry.key.toString('latin1'), entry);
    writePack(join(folder, packName()), [...entries.values()]);
    for (const pack of small) removeQuietly(pack.path);
  }

  #write(work: (folder: string) => void): void {
    if (this.#folder === null) return;
    try {
      work(this.#folder);
      this.#wrote = true;
    } catch (error) {
      this.#note ??= `The cache in ${this.#folder} cannot be written: ${reason(error)}.`;
    }
  }
}

function packName(): string {
  return `pack-${randomBytes(12).toString('hex')}`;
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return code ?? (error instanceof Error ? error.message : String(error));
}
