import { gunzipSync } from 'node:zlib';
import type { EpssScore } from '@vauban/domain';
import { instant } from '../records/text.ts';
import type { ReadSupplement } from '../supplements/supplement.ts';

/** One score: the year of the CVE, its number, the probability and the percentile, each as a whole number. */
const ENTRY = 16;
const SCALE = 1e9;
const MOST_ENTRIES = 5_000_000;
const MOST_UNPACKED = 512e6;
const CVE = /^CVE-(\d{4})-(\d{4,14})$/;

/**
 * Reads FIRST's list as it is published, plain or packed with gzip: a comment with the model's version and the day,
 * the head `cve,epss,percentile`, and a line a vulnerability. Throws `TypeError` with what is wrong.
 */
export function readEpss(bytes: Buffer): ReadSupplement {
  const lines = textOf(bytes).split('\n');
  const said = /^#\s*model_version:([^,\s]+),\s*score_date:(\S+)/.exec(lines[0] ?? '');
  if (said === null) throw new TypeError('its first line does not name a model and a day');
  const released = instant(said[2]?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (released === null) throw new TypeError('the day of its scores cannot be read');
  const head = lines[1]?.trim().split(',') ?? [];
  const [cve, epss, percentile] = ['cve', 'epss', 'percentile'].map((name) => head.indexOf(name));
  if (cve !== 0 || epss === undefined || percentile === undefined || epss < 0 || percentile < 0) {
    throw new TypeError('its second line is not "cve,epss,percentile"');
  }
  if (lines.length > MOST_ENTRIES) throw new TypeError('it has too many lines');
  const entries: bigint[] = [];
  const content = new Map<bigint, readonly [number, number]>();
  let refused = 0;
  for (let at = 2; at < lines.length; at++) {
    const line = (lines[at] as string).trim();
    if (line === '') continue;
    const parts = line.split(',');
    const key = keyOf(parts[0] as string);
    const scores = [shareOf(parts[epss]), shareOf(parts[percentile])] as const;
    if (key === null || scores[0] === null || scores[1] === null || content.has(key)) {
      refused++;
      continue;
    }
    entries.push(key);
    content.set(key, scores as readonly [number, number]);
  }
  if (entries.length === 0) throw new TypeError('it has no scores');
  entries.sort((a, b) => (a < b ? -1 : 1));
  const table = Buffer.allocUnsafe(entries.length * ENTRY);
  for (const [index, key] of entries.entries()) {
    const [probability, percent] = content.get(key) as readonly [number, number];
    table.writeBigUInt64BE(key, index * ENTRY);
    table.writeUInt32BE(probability, index * ENTRY + 8);
    table.writeUInt32BE(percent, index * ENTRY + 12);
  }
  const edition = (said[1] as string).slice(0, 100).replace(/[^\w.:-]/g, '_');
  return { edition, released, entries: entries.length, refused, content: table };
}

/** How many scores a table holds. Throws `TypeError` for what `readEpss` did not write. */
export function checkEpss(table: Buffer): number {
  const entries = table.length / ENTRY;
  if (!Number.isInteger(entries) || entries > MOST_ENTRIES) throw new TypeError('the scores are cut off');
  for (let index = 1; index < entries; index++) {
    const [before, own] = [table.readBigUInt64BE((index - 1) * ENTRY), table.readBigUInt64BE(index * ENTRY)];
    if (before >= own) throw new TypeError('the scores are not in order');
  }
  return entries;
}

/** The score of one CVE; null where the list does not name it. `date`: the day of the list. */
export function epssOf(table: Buffer, id: string, date: string): EpssScore | null {
  const key = keyOf(id);
  if (key === null) return null;
  let [low, high] = [0, table.length / ENTRY - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const own = table.readBigUInt64BE(middle * ENTRY);
    if (own === key) {
      const [probability, percentile] = [8, 12].map((at) => table.readUInt32BE(middle * ENTRY + at) / SCALE);
      return { probability: probability as number, percentile: percentile as number, date };
    }
    if (own < key) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

function keyOf(id: string): bigint | null {
  const [, year, number] = CVE.exec(id) ?? [];
  return year === undefined || number === undefined ? null : (BigInt(year) << 48n) | BigInt(number);
}

function shareOf(text: string | undefined): number | null {
  if (text === undefined || !/^[01](\.\d{1,12})?(e-\d{1,2})?$/i.test(text.trim())) return null;
  const share = Number(text);
  return share <= 1 ? Math.round(share * SCALE) : null;
}

function textOf(bytes: Buffer): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('latin1');
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED }).toString('latin1');
  } catch {
    throw new TypeError('it is packed, and cannot be unpacked');
  }
}
