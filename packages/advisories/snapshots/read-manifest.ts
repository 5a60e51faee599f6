import { feedsOf } from '../ecosystems/ecosystem.ts';
import { isObject, type JsonObject } from '../records/json.ts';
import {
  type FeedFacts,
  type KevFacts,
  NO_SUPPLEMENTS,
  revisionOf,
  SNAPSHOT_FORMAT,
  type SnapshotManifest,
  type SupplementFacts,
  type SupplementsFacts,
} from './manifest.ts';

const DIGEST = /^[0-9a-f]{64}$/;
const MAX_FEEDS = 500;

/** The schema of `snapshot.json`, by hand: it is read before every scan. Throws `TypeError` for what is none. */
export function readManifest(text: string): SnapshotManifest {
  const json: unknown = JSON.parse(text);
  if (!isObject(json) || json.format !== SNAPSHOT_FORMAT) throw new TypeError('not a manifest of this format');
  if (!Array.isArray(json.feeds) || json.feeds.length > MAX_FEEDS) throw new TypeError('feeds is no list');
  const feeds = json.feeds.map(readFeed);
  const kev = json.kev === null ? null : readKev(json.kev);
  const revision = digestAt(json, 'revision');
  const supplements = readSupplements(json.supplements);
  if (revision !== revisionOf(feeds, kev, supplements)) throw new TypeError('the revision does not fit the content');
  return { format: SNAPSHOT_FORMAT, revision, built: textAt(json, 'built', 40), feeds, kev, supplements };
}

/** A snapshot that was made without them has none. */
function readSupplements(json: unknown): SupplementsFacts {
  if (json === undefined) return NO_SUPPLEMENTS;
  if (!isObject(json)) throw new TypeError('supplements is no object');
  return { epss: readSupplement(json.epss), endOfLife: readSupplement(json.endOfLife) };
}

function readSupplement(json: unknown): SupplementFacts | null {
  if (json == null) return null;
  if (!isObject(json)) throw new TypeError('a supplement is no object');
  return {
    digest: digestAt(json, 'digest'),
    entries: countAt(json, 'entries'),
    refused: countAt(json, 'refused'),
    edition: textAt(json, 'edition', 100),
    released: textAt(json, 'released', 40),
    source: textAt(json, 'source', 4000),
  };
}

function readFeed(json: unknown): FeedFacts {
  if (!isObject(json) || !isObject(json.refused) || !isObject(json.download)) throw new TypeError('feed is no object');
  const { first } = json.refused;
  if (!Array.isArray(first) || first.length > 20) throw new TypeError('refused is no short list');
  const ecosystem = textAt(json, 'ecosystem', 64);
  feedsOf([ecosystem]);
  return {
    ecosystem,
    digest: digestAt(json, 'digest'),
    records: countAt(json, 'records'),
    withdrawn: countAt(json, 'withdrawn'),
    entries: countAt(json, 'entries'),
    newest: json.newest === null ? null : textAt(json, 'newest', 40),
    bytes: countAt(json, 'bytes'),
    refused: {
      count: countAt(json.refused, 'count'),
      first: first.map((entry) => {
        if (!isObject(entry)) throw new TypeError('refused is no list of objects');
        return { record: textAt(entry, 'record', 300), reason: textAt(entry, 'reason', 300) };
      }),
    },
    source: textAt(json, 'source', 4000),
    download: { sha256: digestAt(json.download, 'sha256'), bytes: countAt(json.download, 'bytes') },
  };
}

function readKev(json: unknown): KevFacts {
  if (!isObject(json)) throw new TypeError('kev is no object');
  return {
    digest: digestAt(json, 'digest'),
    entries: countAt(json, 'entries'),
    refused: countAt(json, 'refused'),
    catalogue: textAt(json, 'catalogue', 100),
    released: textAt(json, 'released', 40),
    source: textAt(json, 'source', 4000),
  };
}

function textAt(json: JsonObject, key: string, most: number): string {
  const value = json[key];
  if (typeof value !== 'string' || value.length > most) throw new TypeError(`${key} is no text`);
  return value;
}

function digestAt(json: JsonObject, key: string): string {
  const value = json[key];
  if (typeof value !== 'string' || !DIGEST.test(value)) throw new TypeError(`${key} is no digest`);
  return value;
}

function countAt(json: JsonObject, key: string): number {
  const value = json[key];
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new TypeError(`${key} is no count`);
  return value as number;
}
