import { isObject, type JsonObject } from '../records/json.ts';
import { instant, oneLine } from '../records/text.ts';
import type { ReadSupplement } from '../supplements/supplement.ts';
import { unzipEntries } from './archive.ts';

/** A product as the snapshot keeps it: its names, the packages that are it, and its release lines. */
export type StoredLife = readonly [
  name: string,
  label: string,
  purls: readonly string[],
  cycles: readonly StoredCycle[],
];

/** A day, true for "ended, nobody says when", false for "not ended, and no end is known". */
export type StoredCycle = readonly [cycle: string, ends: string | boolean];

const MOST_PRODUCTS = 20_000;
const MOST_CYCLES = 2000;
const DAY = /^\d{4}-\d\d-\d\d$/;
const CYCLE = /^[\w.+:~-]{1,60}$/;
const PURL = /^pkg:[a-z][a-z0-9.+-]{0,40}\/[^\s?#\p{Cc}]{1,300}$/u;

/**
 * Reads endoflife.date's data: the answer of its API (`/api/v1/products/full`), or an archive with a JSON file a
 * product in the shape of its pages. Throws `TypeError` with what is wrong.
 */
export function readLives(bytes: Buffer): ReadSupplement {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readPages(bytes);
  const json: unknown = JSON.parse(bytes.toString('utf8'));
  if (!isObject(json) || !Array.isArray(json.result)) throw new TypeError('it lists no products');
  const released = instant(json.generated_at) ?? instant(json.last_modified);
  if (released === null) throw new TypeError('it does not say when it was made');
  const edition = typeof json.schema_version === 'string' ? json.schema_version : '1';
  return supplementOf(json.result as unknown[], edition, released);
}

/** Pages do not say when they were gathered: the newest release that any of them names stands for it. */
function readPages(bytes: Buffer): ReadSupplement {
  const pages = unzipEntries(bytes).map((text): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  });
  const days = pages.flatMap((page) => (isObject(page) && Array.isArray(page.releases) ? page.releases : []));
  const newest = days
    .flatMap((release) => (isObject(release) ? [release.latestReleaseDate, release.releaseDate] : []))
    .filter((day): day is string => typeof day === 'string' && DAY.test(day))
    .sort()
    .at(-1);
  const released = instant(newest);
  if (released === null) throw new TypeError('it lists no releases');
  return supplementOf(pages, 'pages', released);
}

function supplementOf(products: readonly unknown[], edition: string, released: string): ReadSupplement {
  if (products.length > MOST_PRODUCTS) throw new TypeError('it lists too many products');
  const lives = new Map<string, StoredLife>();
  for (const product of products) {
    const life = lifeOf(product);
    if (life !== null && !lives.has(life[0])) lives.set(life[0], life);
  }
  if (lives.size === 0) throw new TypeError('it lists no products');
  const rows = [...lives.values()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    edition: oneLine(edition, 100).replace(/[^\w.:-]/g, '_'),
    released,
    entries: lives.size,
    refused: products.length - lives.size,
    content: Buffer.from(`${JSON.stringify(rows)}\n`),
  };
}

function lifeOf(product: unknown): StoredLife | null {
  if (!isObject(product) || typeof product.name !== 'string' || !/^[\w.-]{1,100}$/.test(product.name)) return null;
  if (!Array.isArray(product.releases) || product.releases.length > MOST_CYCLES) return null;
  const label = oneLine(textOr(product.label, textOr(product.title, product.name)), 100);
  const purls = (Array.isArray(product.identifiers) ? (product.identifiers as unknown[]) : []).flatMap(purlsOf);
  const cycles = (product.releases as unknown[]).flatMap(cycleOf);
  return cycles.length === 0 ? null : [product.name, label, [...new Set(purls)].sort(), cycles];
}

function purlsOf(identifier: unknown): string[] {
  if (!isObject(identifier)) return [];
  const purl = identifier.type === 'purl' ? identifier.id : identifier.purl;
  return typeof purl === 'string' && PURL.test(purl) ? [purl] : [];
}

/** The API names it `eolFrom` and `isEol`, a page `eol`. */
function cycleOf(release: unknown): StoredCycle[] {
  if (!isObject(release)) return [];
  const cycle = textOr(release.releaseCycle, textOr(release.name, ''));
  const ends = endOf(release);
  return ends === null || !CYCLE.test(cycle) ? [] : [[cycle, ends]];
}

function endOf(release: JsonObject): string | boolean | null {
  for (const said of [release.eolFrom, release.eol, release.isEol]) {
    if (typeof said === 'boolean' || (typeof said === 'string' && DAY.test(said))) return said;
  }
  return null;
}

function textOr(value: unknown, other: string): string {
  return typeof value === 'string' && value !== '' ? value : other;
}

/** How many products a kept content holds. Throws `TypeError` for what `readLives` did not write. */
export function checkLives(content: Buffer): number {
  return readStoredLives(content).length;
}

/** Reads what `readLives` wrote. Throws `TypeError`. */
export function readStoredLives(content: Buffer): readonly StoredLife[] {
  const rows: unknown = JSON.parse(content.toString('utf8'));
  if (!Array.isArray(rows) || rows.length > MOST_PRODUCTS || !rows.every(isLife)) {
    throw new TypeError('the ends of life are damaged');
  }
  return rows;
}

function isLife(row: unknown): row is StoredLife {
  if (!Array.isArray(row) || typeof row[0] !== 'string' || typeof row[1] !== 'string') return false;
  const [, , purls, cycles] = row as unknown[];
  if (!Array.isArray(purls) || !purls.every((purl) => typeof purl === 'string' && PURL.test(purl))) return false;
  return Array.isArray(cycles) && cycles.every(isCycle);
}

function isCycle(row: unknown): boolean {
  if (!Array.isArray(row) || typeof row[0] !== 'string' || !CYCLE.test(row[0])) return false;
  return typeof row[1] === 'boolean' || (typeof row[1] === 'string' && DAY.test(row[1]));
}
