import { setImmediate } from 'node:timers/promises';
import {
  type AdvisoryLookup,
  type AdvisoryMatch,
  dataFacts,
  feedOf,
  NotAVersion,
  supportsEcosystem,
} from '@vauban/advisories';
import type { WatchedComponent, WatchedScan } from './watched.ts';

/** What the advisories of one revision say, asked once for each component. */
export class Answers {
  readonly revision: string;
  /** The newest change in any feed; null when none is known. */
  readonly newest: string | null;
  readonly #lookup: AdvisoryLookup;
  readonly #newest: ReadonlyMap<string, string>;
  readonly #known = new Map<string, readonly AdvisoryMatch[] | null>();

  constructor(lookup: AdvisoryLookup) {
    this.#lookup = lookup;
    this.revision = lookup.revision;
    const facts = dataFacts(lookup).filter(({ name }) => name === 'advisories');
    this.#newest = new Map(
      facts.flatMap(({ ecosystems, newest }) => (ecosystems ?? []).map((one) => [one, newest ?? ''] as const)),
    );
    this.newest = [...this.#newest.values()].filter(Boolean).sort().at(-1) ?? null;
  }

  /** Asks for what is not known yet, and lets others work in between. */
  async ask(components: readonly WatchedComponent[], signal?: AbortSignal): Promise<void> {
    let asked = 0;
    for (const { componentId, ecosystem, name, version } of components) {
      if (this.#known.has(componentId)) continue;
      this.#known.set(componentId, this.#matches(ecosystem, name, version));
      asked += 1;
      if (asked % 50 !== 0) continue;
      await setImmediate();
      signal?.throwIfAborted();
    }
  }

  /** Null: nobody can say, which is neither affected nor unaffected. */
  of(componentId: string): readonly AdvisoryMatch[] | null {
    return this.#known.get(componentId) ?? null;
  }

  /** Whether these advisories are at least as new as those that the scan was made with: else the scan knew better. */
  knowAsMuchAs({ data }: Pick<WatchedScan, 'data'>, ecosystem: string): boolean {
    const feed = feedOf(ecosystem);
    const own = this.#newest.get(feed);
    if (own === undefined) return false;
    const used = data.filter(({ name, ecosystems }) => name === 'advisories' && (ecosystems?.includes(feed) ?? true));
    return used.every(({ newest }) => newest === null || !(Date.parse(newest) > Date.parse(own)));
  }

  /** Ecosystems that could be had and are not here. */
  missing(components: readonly WatchedComponent[]): string[] {
    const names = new Set(components.map(({ ecosystem }) => feedOf(ecosystem)));
    return [...names].filter((feed) => supportsEcosystem(feed) && !this.#newest.has(feed)).sort();
  }

  #matches(ecosystem: string, name: string, version: string): readonly AdvisoryMatch[] | null {
    if (!supportsEcosystem(ecosystem) || !this.#newest.has(feedOf(ecosystem))) return null;
    try {
      return this.#lookup.affecting(ecosystem, name, version).matches;
    } catch (error) {
      if (error instanceof NotAVersion) return null;
      throw error;
    }
  }
}

/** All names of the vulnerability. */
export function namesOf({ id, aliases }: Pick<AdvisoryMatch, 'id' | 'aliases'>): string[] {
  return [id, ...aliases];
}
