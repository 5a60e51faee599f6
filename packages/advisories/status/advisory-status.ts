import type { DataFacts } from '@vauban/domain';
import { feedOf } from '../ecosystems/ecosystem.ts';
import type { AdvisoryLookup } from '../lookup/lookup.ts';
import type { SnapshotLookup } from '../lookup/open-advisories.ts';
import { currentSnapshot } from '../snapshots/current.ts';
import {
  type FeedFacts,
  type KevFacts,
  NO_SUPPLEMENTS,
  type SnapshotManifest,
  type SupplementsFacts,
} from '../snapshots/manifest.ts';
import { SUPPLEMENTS } from '../supplements/supplement.ts';
import { readState } from '../update/state.ts';

/** One feed of the current snapshot. */
export interface FeedStatus extends FeedFacts {
  /** When the source was last asked, RFC 3339; null when that is not known. */
  readonly checked: string | null;
}

/** What is in a data folder. */
export interface AdvisoryStatus {
  readonly folder: string;
  /** The snapshot's own folder; `openAdvisories` takes it too, to stay with this revision. */
  readonly snapshot: string;
  readonly revision: string;
  readonly built: string;
  /** The source is unsigned: nothing proves who wrote the records. */
  readonly signed: false;
  /** On disk, of all feeds. */
  readonly bytes: number;
  readonly records: number;
  /** Sorted by ecosystem. */
  readonly ecosystems: readonly FeedStatus[];
  /** Null: missing, so that nothing is known about exploitation. */
  readonly kev: KevFacts | null;
  /** EPSS and the ends of life; null where there is none, so that nothing is known of it. */
  readonly supplements: SupplementsFacts;
}

/** The state of a data folder; null when there are no advisories yet. Throws `AdvisoryError` when they are damaged. */
export function advisoryStatus(folder: string): AdvisoryStatus | null {
  const snapshot = currentSnapshot(folder);
  if (snapshot === null) return null;
  const { revision, built, feeds, kev, supplements } = snapshot.manifest;
  const state = readState(folder);
  return {
    folder,
    snapshot: snapshot.folder,
    revision,
    built,
    signed: false,
    bytes: feeds.reduce((sum, feed) => sum + feed.bytes, 0),
    records: feeds.reduce((sum, feed) => sum + feed.records, 0),
    ecosystems: feeds.map((feed) => {
      const remembered = state.get(feed.ecosystem);
      return { ...feed, checked: remembered?.digest === feed.digest ? remembered.checked : null };
    }),
    kev,
    supplements,
  };
}

/**
 * How old the data behind a scan is: one entry for each feed, because each has its own age, and one for the catalogue
 * of exploited vulnerabilities. With `ecosystems`, only the feeds that these need; one that is not there has no revision.
 */
export function dataFacts(data: AdvisoryLookup | AdvisoryStatus | null, ecosystems?: readonly string[]): DataFacts[] {
  const { feeds: present, kev: catalogue, supplements } = partsOf(data);
  const revision = data?.revision ?? null;
  const held = new Map(present.map((feed) => [feed.ecosystem, feed.newest]));
  const wanted = ecosystems === undefined ? [...held.keys()] : [...new Set(ecosystems.map(feedOf))].sort();
  const feeds = wanted.map((ecosystem): DataFacts => {
    const newest = held.get(ecosystem);
    return {
      name: 'advisories',
      revision: newest === undefined ? null : revision,
      newest: newest ?? null,
      ecosystems: [ecosystem],
    };
  });
  const kev: DataFacts = {
    name: 'kev',
    revision: catalogue?.digest ?? null,
    newest: catalogue?.released ?? null,
  };
  const further = SUPPLEMENTS.flatMap(({ name, dataName }): DataFacts[] => {
    const facts = supplements[name];
    return facts === null ? [] : [{ name: dataName, revision: facts.digest, newest: facts.released }];
  });
  return [...(feeds.length > 0 ? feeds : [{ name: 'advisories', revision, newest: null } as const]), kev, ...further];
}

const NOTHING = { feeds: [], kev: null, supplements: NO_SUPPLEMENTS };

/** A status holds what it needs itself, so that asking for the age of the data does not open its segments. */
function partsOf(
  data: AdvisoryLookup | AdvisoryStatus | null,
): Pick<SnapshotManifest, 'feeds' | 'kev' | 'supplements'> {
  if (data === null) return NOTHING;
  if ('built' in data) return { feeds: data.ecosystems, kev: data.kev, supplements: data.supplements };
  return 'manifest' in data ? (data as SnapshotLookup).manifest : NOTHING;
}
