import { feedOf } from '../ecosystems/ecosystem.ts';
import { isExploitReference } from '../exploits/maturity.ts';
import { AffectedReader } from './affected.ts';
import { isIdentifier } from './identifier.ts';
import { isObject, type JsonObject } from './json.ts';
import { packageKey } from './package-key.ts';
import { severityOfWord } from './severity.ts';
import type { BareScore, ScoredVector, StoredAffected, StoredRecord } from './stored-record.ts';
import { hasControlCharacters, instant, oneLine } from './text.ts';
import { BrokenRecord, listOf, vectorsOf } from './values.ts';
import { byVector } from './vectors.ts';

/** One OSV record after the door: what is kept of it, and which packages it speaks about. */
export interface OsvRecord {
  readonly id: string;
  readonly record: StoredRecord;
  /** By the index's key; empty for withdrawn records and for those of other ecosystems. */
  readonly packages: ReadonlyMap<string, StoredAffected>;
}

const MAX_URLS = 10;
const MAX_EXPLOITS = 3;
const MAX_SUMMARY = 300;
const ADDRESS = /^https?:\/\/[^\s"<>\\^`{|}]+$/;

/**
 * Reads one OSV 1.x record (https://ossf.github.io/osv-schema/) for the index of one feed. Written by hand: a million
 * of them must pass. Unknown keys are no fault, a known key of the wrong shape is. Throws `BrokenRecord`.
 */
export function readOsvRecord(json: unknown, feed: string): OsvRecord {
  if (!isObject(json)) throw new BrokenRecord('it is no JSON object');
  const { id } = json;
  if (!isIdentifier(id)) throw new BrokenRecord('its id is missing or malformed');
  const modified = modifiedOf(json);
  if (modified === null) throw new BrokenRecord('its modified time is missing or malformed');
  const withdrawn = json.withdrawn == null ? null : instant(json.withdrawn);
  if (json.withdrawn != null && withdrawn === null) throw new BrokenRecord('its withdrawn time is malformed');
  const packages = packagesOf(json, feed, id);
  return {
    id,
    record: recordOf(json, id, modified, withdrawn),
    packages: withdrawn === null ? packages : new Map(),
  };
}

/** Go's database writes the year 1 where it does not know; then the day of publication stands for it. */
function modifiedOf(json: JsonObject): string | null {
  const modified = instant(json.modified);
  return modified !== null && modified < '1970' ? (instant(json.published) ?? modified) : modified;
}

function packagesOf(json: JsonObject, feed: string, id: string): Map<string, StoredAffected> {
  const readers = new Map<string, AffectedReader>();
  for (const affected of listOf(json.affected, 'affected')) {
    if (!isObject(affected)) throw new BrokenRecord('an affected entry is no object');
    if (affected.package == null) continue;
    if (!isObject(affected.package)) throw new BrokenRecord('a package is no object');
    const { ecosystem, name } = affected.package;
    if (typeof ecosystem !== 'string' || ecosystem === '') throw new BrokenRecord('a package has no ecosystem');
    if (typeof name !== 'string' || name === '') throw new BrokenRecord('a package has no name');
    if (feedOf(ecosystem) !== feed) continue;
    if (name.length > 400 || ecosystem.length > 100 || hasControlCharacters(name + ecosystem)) {
      throw new BrokenRecord('a package has a malformed name');
    }
    const key = packageKey(ecosystem, name, id);
    let reader = readers.get(key);
    if (reader === undefined) {
      reader = new AffectedReader(ecosystem);
      readers.set(key, reader);
    }
    reader.add(affected);
  }
  const packages = new Map<string, StoredAffected>();
  for (const [key, reader] of readers) packages.set(key, reader.finish());
  return packages;
}

function recordOf(json: JsonObject, id: string, modified: string, withdrawn: string | null): StoredRecord {
  const published = instant(json.published);
  const summary = summaryOf(json);
  const aliases = [...new Set(listOf(json.aliases, 'aliases').filter(isIdentifier))].filter((alias) => alias !== id);
  const { vectors, word } = vectorsOf(json.severity);
  const own = isObject(json.database_specific) ? json.database_specific : null;
  const severity = word ?? severityOfWord(own?.severity);
  const bare = own === null ? null : bareScoreOf(own);
  const cwe = own === null ? [] : weaknessesOf(own);
  const { urls, exploits } = urlsOf(json.references);
  return {
    m: modified,
    ...(withdrawn !== null && { w: withdrawn }),
    ...(published !== null && { p: published }),
    ...(summary !== '' && { s: summary }),
    ...(aliases.length > 0 && { a: aliases.sort() }),
    ...(vectors.length > 0 && { v: (vectors as ScoredVector[]).sort(byVector) }),
    ...(bare !== null && { n: bare }),
    ...(severity !== undefined && { q: severity }),
    ...(cwe.length > 0 && { c: cwe }),
    ...(urls.length > 0 && { u: urls }),
    ...(exploits.length > 0 && { e: exploits }),
  };
}

/** The summary, else the first line of the details that says something. */
function summaryOf(json: JsonObject): string {
  if (typeof json.summary === 'string' && json.summary.trim() !== '') return oneLine(json.summary, MAX_SUMMARY);
  if (typeof json.details !== 'string') return '';
  const lines = json.details.slice(0, 4000).split('\n', 40);
  const first = lines
    .map((line) => line.replace(/^[#>*\s]+/, ''))
    .find((line) => line.length > 15 || lines.length === 1);
  return oneLine(first ?? json.details.slice(0, 4000), MAX_SUMMARY);
}

/** As ruby-advisory-db has them: `cvss_v3_score: 6.1`, without the vector. */
function bareScoreOf(own: JsonObject): BareScore | null {
  for (const version of [4, 3, 2] as const) {
    const score = own[`cvss_v${version}_score`];
    if (typeof score === 'number' && score >= 0 && score <= 10) return [version, score];
  }
  return null;
}

function weaknessesOf(own: JsonObject): string[] {
  const found = new Set<string>();
  const listed = Array.isArray(own.cwe_ids) ? own.cwe_ids : Array.isArray(own.cwes) ? own.cwes : [];
  for (const entry of listed) {
    const id = isObject(entry) ? entry.cweId : entry;
    if (typeof id === 'string' && /^CWE-\d{1,6}$/.test(id)) found.add(id);
  }
  return [...found].sort((a, b) => Number(a.slice(4)) - Number(b.slice(4)));
}

/** Advisories first, then as the record has them. */
function urlsOf(references: unknown): { urls: string[]; exploits: string[] } {
  const exploits = new Set<string>();
  const advisories = new Set<string>();
  const others = new Set<string>();
  for (const reference of listOf(references, 'references')) {
    if (!isObject(reference)) throw new BrokenRecord('a reference is no object');
    const { url } = reference;
    if (typeof url !== 'string' || url.length > 500 || !ADDRESS.test(url) || hasControlCharacters(url)) continue;
    (reference.type === 'ADVISORY' ? advisories : others).add(url);
    if (isExploitReference(reference.type, url)) exploits.add(url);
  }
  const urls = [...new Set([...advisories, ...others])].slice(0, MAX_URLS);
  return { urls, exploits: [...exploits].slice(0, MAX_EXPLOITS) };
}
