import { hash } from 'node:crypto';
import type { PathSet } from '../report/report.ts';

const HASH_BYTES = 5;

/** Packs paths so that a report can say for each whether it was looked at, without listing them: about 4 bytes a path. */
export function pathSet(paths: Iterable<string>): PathSet {
  const hashes = Float64Array.from(new Set(paths), hashOf).sort();
  const bytes: number[] = [];
  let count = 0;
  let last = -1;
  for (const value of hashes) {
    if (value === last) continue;
    pushLeb128(bytes, count === 0 ? value : value - last);
    last = value;
    count++;
  }
  return { scheme: 'sha256-40/1', count, data: Buffer.from(bytes).toString('base64') };
}

const unpacked = new WeakMap<PathSet, Float64Array>();

/**
 * Whether the path is in the set; wrong in one of 2^40 / count questions about a path that is not.
 * Throws `RangeError` when the set is not one that `pathSet` can have made.
 */
export function hasPath(set: PathSet, path: string): boolean {
  let hashes = unpacked.get(set);
  if (!hashes) {
    hashes = unpack(set);
    unpacked.set(set, hashes);
  }
  const wanted = hashOf(path);
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === wanted;
}

function hashOf(path: string): number {
  return hash('sha256', path, 'buffer').readUIntBE(0, HASH_BYTES);
}

function pushLeb128(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

function unpack(set: PathSet): Float64Array {
  const bytes = Buffer.from(set.data, 'base64');
  if (!(set.count >= 0 && set.count <= bytes.length)) throw broken();
  const hashes = new Float64Array(set.count);
  let at = 0;
  let last = 0;
  for (let index = 0; index < hashes.length; index++) {
    let delta = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 35) throw broken();
      delta += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
    }
    last += delta;
    if (last >= 2 ** (8 * HASH_BYTES) || (index > 0 && delta === 0)) throw broken();
    hashes[index] = last;
  }
  if (at !== bytes.length) throw broken();
  return hashes;
}

function broken(): RangeError {
  return new RangeError('the set of paths in this report is broken: its count and its data do not agree');
}
