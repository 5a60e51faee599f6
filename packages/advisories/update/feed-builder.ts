import { isIdentifier } from '../records/identifier.ts';
import { type OsvRecord, readOsvRecord } from '../records/osv-record.ts';
import { headOf } from '../records/stored-record.ts';
import { oneLine } from '../records/text.ts';
import { BrokenRecord } from '../records/values.ts';
import type { Segment, Table } from '../segments/segment.ts';
import type { RefusedFacts } from '../snapshots/manifest.ts';
import { binaryKey, type Frame, textOfKey } from '../sort/frame.ts';
import { merge } from '../sort/merge.ts';
import { Sorter } from '../sort/sorter.ts';

/** What a segment remembers of refused records; beyond that they are only counted. */
const MOST_REFUSED = 10_000;
const FIRST = 20;

/** Takes a feed's records through the door and sorts what passes, with bounded memory. */
export class FeedBuilder {
  readonly #feed: string;
  readonly #records: Sorter;
  readonly #packages: Sorter;
  readonly #refused = new Map<string, string>();
  readonly #replaced = new Set<string>();
  readonly #losers = new Set<number>();
  #refusedCount = 0;
  #origin = 0;

  /** `folder` exists and is empty. */
  constructor(feed: string, folder: string) {
    this.#feed = feed;
    this.#records = new Sorter(folder, 'records');
    this.#packages = new Sorter(folder, 'packages');
  }

  /** Records that came, whether they passed or not. */
  get seen(): number {
    return this.#origin;
  }

  /** One record as bytes; `name` stands for it when it cannot be read. */
  add(name: string, bytes: Buffer): void {
    const origin = ++this.#origin;
    let read: OsvRecord;
    try {
      read = readOsvRecord(JSON.parse(bytes.toString('utf8')), this.#feed);
    } catch (error) {
      if (error instanceof BrokenRecord) this.#refuse(name, error.message);
      else if (error instanceof SyntaxError) this.#refuse(name, 'it is no JSON');
      else throw error;
      return;
    }
    this.#records.add(read.id, JSON.stringify(read.record), origin);
    for (const [key, affected] of read.packages) this.#packages.add(key, JSON.stringify(affected), origin);
  }

  /** A record that did not even come. */
  refuse(name: string, reason: string): void {
    this.#origin++;
    this.#refuse(name, reason);
  }

  /** What the snapshot before says about this record no longer counts. */
  replace(id: string): void {
    this.#replaced.add(id);
  }

  /** Everything in order, upon what the snapshot before had. Valid once, and in the order of `TABLES`. */
  tables(base: Segment | null): Record<Table, Iterable<Frame>> {
    const records = base === null ? [] : this.#kept(base, 'records', (key) => key);
    const packages = base === null ? [] : this.#kept(base, 'packages', (key) => key.slice(key.lastIndexOf('\0') + 1));
    return {
      records: this.#unique(merge([records, this.#records.sorted()])),
      packages: this.#winners(merge([packages, this.#packages.sorted()])),
      refused: this.#refusedFrames(),
    };
  }

  /** Takes over the refused records of the snapshot before. */
  inherit(base: Segment, count: number): void {
    this.#refusedCount += count;
    for (const { key, value } of base.tables.refused.getRange({})) {
      const name = key.toString('utf8');
      if (this.#replaced.has(name)) this.#refusedCount--;
      else if (this.#refused.size < MOST_REFUSED && !this.#refused.has(name))
        this.#refused.set(name, value.toString('utf8'));
    }
  }

  /** Complete only after the tables were read. */
  refused(): RefusedFacts {
    const first = [...this.#refused].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, FIRST);
    return { count: this.#refusedCount, first: first.map(([record, reason]) => ({ record, reason })) };
  }

  #refuse(name: string, reason: string): void {
    this.#refusedCount++;
    const known = name.replace(/\.json$/, '').replace(/^.*\//, '');
    const shown = isIdentifier(known) ? known : oneLine(name, 200) || '(without a name)';
    if (this.#refused.size < MOST_REFUSED) this.#refused.set(shown, reason);
  }

  *#kept(base: Segment, table: Table, idIn: (key: string) => string): Generator<Frame, void, undefined> {
    for (const { key, value } of base.tables[table].getRange({})) {
      const text = key.toString('latin1');
      if (!this.#replaced.has(textOfKey(idIn(text)))) yield { key: text, value, origin: 0 };
    }
  }

  /** Of records with one id the newest stays. */
  *#unique(frames: Iterable<Frame>): Generator<Frame, void, undefined> {
    let best: Frame | null = null;
    for (const frame of frames) {
      if (best !== null && best.key === frame.key) {
        const [winner, loser]: [Frame, Frame] = newer(frame, best) ? [frame, best] : [best, frame];
        if (!winner.value.equals(loser.value)) this.#refuse(textOfKey(frame.key), 'another record has the same id');
        this.#losers.add(loser.origin);
        best = { ...winner, value: Buffer.from(winner.value) };
        continue;
      }
      if (best !== null) yield best;
      // a frame's bytes are only lent until the next one
      best = { ...frame, value: Buffer.from(frame.value) };
    }
    if (best !== null) yield best;
  }

  *#winners(frames: Iterable<Frame>): Generator<Frame, void, undefined> {
    for (const frame of frames) if (!this.#losers.has(frame.origin)) yield frame;
  }

  *#refusedFrames(): Generator<Frame, void, undefined> {
    const rows = [...this.#refused].map(([name, reason]) => ({
      key: binaryKey(name),
      value: Buffer.from(reason),
      origin: 0,
    }));
    yield* rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

function newer(a: Frame, b: Frame): boolean {
  const [left, right] = [Date.parse(headOf(a.value).modified), Date.parse(headOf(b.value).modified)];
  return left !== right ? left > right : Buffer.compare(a.value, b.value) > 0;
}
