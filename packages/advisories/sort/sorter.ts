import { join } from 'node:path';
import { binaryKey, type Frame } from './frame.ts';
import { merge } from './merge.ts';
import { type PendingFrame, readRun, writeRun } from './run-file.ts';

/** What one sorter holds in memory before it writes a run, in characters; about three times as many bytes. */
const RUN_CHARACTERS = 12_000_000;
const FRAME_OVERHEAD = 40;

const byKey = (a: PendingFrame, b: PendingFrame): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : a.origin - b.origin;

/** Sorts more than memory holds: sorted runs on disk, merged at the end. */
export class Sorter {
  readonly #folder: string;
  readonly #name: string;
  readonly #limit: number;
  readonly #runs: string[] = [];
  #pending: PendingFrame[] = [];
  #characters = 0;

  /** `folder` exists, holds the runs, and is removed by the caller. */
  constructor(folder: string, name: string, runCharacters = RUN_CHARACTERS) {
    this.#folder = folder;
    this.#name = name;
    this.#limit = runCharacters;
  }

  add(key: string, value: string, origin: number): void {
    this.#pending.push({ key: binaryKey(key), value, origin });
    this.#characters += key.length + value.length + FRAME_OVERHEAD;
    if (this.#characters > this.#limit) this.#spill();
  }

  /** All frames in ascending order of key, then origin. */
  sorted(): Iterable<Frame> {
    if (this.#runs.length === 0) return inMemory(this.#pending.sort(byKey));
    this.#spill();
    return merge(this.#runs.map(readRun));
  }

  #spill(): void {
    const file = join(this.#folder, `${this.#name}-${this.#runs.length}.run`);
    writeRun(file, this.#pending.sort(byKey));
    this.#runs.push(file);
    this.#pending = [];
    this.#characters = 0;
  }
}

function* inMemory(pending: readonly PendingFrame[]): Generator<Frame, void, undefined> {
  for (const { key, value, origin } of pending) yield { key, value: Buffer.from(value, 'utf8'), origin };
}
