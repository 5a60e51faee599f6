import type { Severity } from '@vauban/domain';
import { MAX_VERSION_LENGTH, orderOf, supports } from '../versions/compare.ts';
import type { VersionOrder } from '../versions/version-order.ts';
import { isObject, type JsonObject } from './json.ts';
import { severityOfWord } from './severity.ts';
import type { EventKind, StoredAffected, StoredRange } from './stored-record.ts';
import { symbolsOf } from './symbols.ts';
import { BrokenRecord, listOf, vectorsOf } from './values.ts';
import { byVector } from './vectors.ts';

const MAX_EVENTS = 20_000;
const MAX_VERSIONS = 100_000;

const EVENTS: readonly (readonly [key: string, kind: EventKind])[] = [
  ['introduced', 'i'],
  ['fixed', 'f'],
  ['last_affected', 'l'],
  ['limit', 'm'],
];

/** Gathers everything that one record says about one package; its ranges and versions are alternatives. */
export class AffectedReader {
  readonly #order: VersionOrder | null;
  readonly #ranges: StoredRange[] = [];
  // made when they are needed: most packages have ranges alone
  #versions: Set<string> | null = null;
  #others: Set<string> | null = null;
  #vectors: Map<string, number | null> | null = null;
  #word: Severity | undefined;
  #symbols: Set<string> | null = null;
  #events = 0;
  #listed = 0;

  constructor(ecosystem: string) {
    this.#order = supports(ecosystem) ? orderOf(ecosystem) : null;
  }

  add(affected: JsonObject): void {
    const versions = listOf(affected.versions, 'versions');
    if (versions.length > 0) this.#addVersions(versions);
    for (const range of listOf(affected.ranges, 'ranges')) this.#addRange(range);
    const { vectors, word } = vectorsOf(affected.severity);
    if (vectors.length > 0) this.#vectors = new Map([...(this.#vectors ?? []), ...vectors]);
    const own = isObject(affected.database_specific) ? affected.database_specific.severity : undefined;
    const ecosystem = isObject(affected.ecosystem_specific) ? affected.ecosystem_specific.severity : undefined;
    for (const specific of [affected.ecosystem_specific, affected.database_specific]) {
      for (const symbol of symbolsOf(specific)) this.#symbols = new Set([...(this.#symbols ?? []), symbol]);
    }
    this.#word ??= word ?? severityOfWord(own) ?? severityOfWord(ecosystem);
  }

  finish(): StoredAffected {
    return {
      ...(this.#ranges.length > 0 && { r: this.#ranges }),
      ...(this.#versions !== null && { v: [...this.#versions] }),
      ...(this.#others !== null && { o: [...this.#others].sort() }),
      ...(this.#vectors !== null && { x: [...this.#vectors].sort(byVector) }),
      ...(this.#word !== undefined && { q: this.#word }),
      ...(this.#symbols !== null && { f: [...this.#symbols].sort() }),
    };
  }

  #addVersions(versions: readonly unknown[]): void {
    this.#listed += versions.length;
    if (this.#listed > MAX_VERSIONS) throw new BrokenRecord('it lists too many versions');
    this.#versions ??= new Set();
    for (const version of versions) {
      const text = versionText(version);
      this.#versions.add(this.#order?.canonical(text) ?? text);
    }
  }

  #addRange(range: unknown): void {
    if (!isObject(range)) throw new BrokenRecord('a range is no object');
    const { type } = range;
    if (typeof type !== 'string' || !/^[A-Za-z0-9_-]{1,32}$/.test(type)) throw new BrokenRecord('a range has no type');
    const stored: string[] = [];
    for (const event of listOf(range.events, 'events')) {
      if (!isObject(event)) throw new BrokenRecord('an event is no object');
      const before = stored.length;
      for (const [key, kind] of EVENTS) {
        const version = event[key];
        if (version != null) stored.push(kind, versionText(version));
      }
      if (stored.length === before) throw new BrokenRecord('an event says nothing');
    }
    if (stored.length === 0) throw new BrokenRecord('a range has no events');
    this.#events += stored.length / 2;
    if (this.#events > MAX_EVENTS) throw new BrokenRecord('it has too many events');
    if (type === 'SEMVER' || type === 'ECOSYSTEM') this.#ranges.push([type === 'SEMVER' ? 's' : 'e', ...stored]);
    else this.#others = new Set([...(this.#others ?? []), type]);
  }
}

function versionText(version: unknown): string {
  if (typeof version !== 'string') throw new BrokenRecord('a version is no text');
  if (version === '' || version.length > MAX_VERSION_LENGTH) throw new BrokenRecord('a version is empty or too long');
  return version;
}
