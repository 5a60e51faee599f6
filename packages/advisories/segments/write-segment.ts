import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { headOf } from '../records/stored-record.ts';
import { flushFile } from '../snapshots/durable.ts';
import type { Frame } from '../sort/frame.ts';
import { createSegment, type Segment, TABLES, type Table } from './segment.ts';

/** Bytes of one transaction: LMDB keeps its pages in memory until the commit. */
const BATCH_BYTES = 8_000_000;

/** What is known about a segment after it was written; `digest` is over its whole content. */
export interface SegmentFacts {
  readonly digest: string;
  /** Records that passed, withdrawn ones counted too. */
  readonly records: number;
  readonly withdrawn: number;
  /** Packages' entries in the index. */
  readonly entries: number;
  readonly refused: number;
  /** The newest `modified` that does not lie in the future; null without records. */
  readonly newest: string | null;
  readonly bytes: number;
}

export interface SegmentContent {
  /** Strictly ascending by key. */
  readonly tables: Readonly<Record<Table, Iterable<Frame>>>;
  /** Later times are no sign of fresh data. */
  readonly now: Date;
  readonly signal: AbortSignal | undefined;
  readonly onFrames?: (written: number) => void;
}

/** Writes a segment from sorted frames, appending only, and flushes it to the disk. `RangeError`: they are not sorted. */
export async function writeSegment(file: string, content: SegmentContent): Promise<SegmentFacts> {
  const segment = createSegment(file);
  const tally = new Tally(content.now);
  try {
    for (const table of TABLES) {
      const writer = new TableWriter(segment, table, tally);
      const frames = content.tables[table][Symbol.iterator]();
      try {
        for (let more = true; more; ) {
          content.signal?.throwIfAborted();
          more = segment.root.transactionSync(() => writer.batch(frames));
          content.onFrames?.(tally.frames);
          await setImmediate();
        }
      } finally {
        frames.return?.();
      }
    }
  } finally {
    await segment.root.close();
  }
  flushFile(file);
  return tally.facts(statSync(file).size);
}

class TableWriter {
  readonly #segment: Segment;
  readonly #table: Table;
  readonly #tally: Tally;
  #last: string | null = null;

  constructor(segment: Segment, table: Table, tally: Tally) {
    this.#segment = segment;
    this.#table = table;
    this.#tally = tally;
  }

  /** False when the frames are at their end. */
  batch(frames: Iterator<Frame>): boolean {
    const table = this.#segment.tables[this.#table];
    for (let bytes = 0; bytes < BATCH_BYTES; ) {
      const next = frames.next();
      if (next.done) return false;
      const { key, value } = next.value;
      if (this.#last !== null && key <= this.#last) throw new RangeError(`frames of ${this.#table} are not in order`);
      this.#last = key;
      table.putSync(Buffer.from(key, 'latin1'), value, { append: true });
      this.#tally.add(this.#table, key, value);
      bytes += key.length + value.length;
    }
    return true;
  }
}

/** Counts and digests what goes by. */
class Tally {
  frames = 0;
  readonly #hash = createHash('sha256');
  readonly #latest: string;
  readonly #counts = { records: 0, packages: 0, refused: 0 };
  #chunk: Buffer = Buffer.allocUnsafe(1 << 16);
  #used = 0;
  #withdrawn = 0;
  #newest: string | null = null;
  #newestTime = Number.NEGATIVE_INFINITY;

  constructor(now: Date) {
    this.#latest = new Date(now.getTime() + 86_400_000).toISOString();
  }

  add(table: Table, key: string, value: Buffer): void {
    this.frames++;
    this.#counts[table]++;
    this.#digest(table, key, value);
    if (table !== 'records') return;
    const { modified, withdrawn } = headOf(value);
    if (withdrawn) this.#withdrawn++;
    // texts of UTC times: only one that is newer in its first 19 characters, or as new, needs to be parsed
    if (this.#newest !== null && modified.slice(0, 19) < this.#newest.slice(0, 19)) return;
    if (modified > this.#latest) return;
    const time = Date.parse(modified);
    if (time > this.#newestTime) {
      this.#newestTime = time;
      this.#newest = modified;
    }
  }

  facts(bytes: number): SegmentFacts {
    this.#flush();
    return {
      digest: this.#hash.digest('hex'),
      records: this.#counts.records,
      withdrawn: this.#withdrawn,
      entries: this.#counts.packages,
      refused: this.#counts.refused,
      newest: this.#newest,
      bytes,
    };
  }

  /** Each frame as: number of its table, length of key and value, both. Gathered, because small updates are slow. */
  #digest(table: Table, key: string, value: Buffer): void {
    const needed = 9 + key.length + value.length;
    if (this.#used + needed > this.#chunk.length) {
      this.#flush();
      if (needed > this.#chunk.length) this.#chunk = Buffer.allocUnsafe(needed);
    }
    const at = this.#used;
    this.#chunk[at] = TABLES.indexOf(table);
    this.#chunk.writeUInt32LE(key.length, at + 1);
    this.#chunk.writeUInt32LE(value.length, at + 5);
    this.#chunk.write(key, at + 9, 'latin1');
    value.copy(this.#chunk, at + 9 + key.length);
    this.#used += needed;
  }

  #flush(): void {
    this.#hash.update(this.#chunk.subarray(0, this.#used));
    this.#used = 0;
  }
}
