import { createHash } from 'node:crypto';
import { feedFileName } from '../ecosystems/ecosystem.ts';
import { SUPPLEMENTS, type SupplementName } from '../supplements/supplement.ts';

/**
 * Changes when an older Vauban could not read a snapshot or this one an older one, and when the order of an ecosystem's
 * versions is added or changed (lists of versions are stored in canonical form).
 */
export const SNAPSHOT_FORMAT = 'vauban.advisories/2';

export const MANIFEST_FILE = 'snapshot.json';
export const KEV_FILE = 'kev.json';

/** Records that did not pass the door: how many, and the first twenty with the reason. */
export interface RefusedFacts {
  readonly count: number;
  readonly first: readonly { readonly record: string; readonly reason: string }[];
}

/** Facts about one feed (an OSV ecosystem) in a snapshot. */
export interface FeedFacts {
  readonly ecosystem: string;
  /** SHA-256 over the segment's content. */
  readonly digest: string;
  /** Records that passed, withdrawn ones counted too. */
  readonly records: number;
  readonly withdrawn: number;
  /** Entries in the packages' index. */
  readonly entries: number;
  /** The newest `modified`, RFC 3339 in UTC. */
  readonly newest: string | null;
  /** On disk. */
  readonly bytes: number;
  readonly refused: RefusedFacts;
  readonly source: string;
  /** The last complete download. */
  readonly download: { readonly sha256: string; readonly bytes: number };
}

/** Facts about the catalogue of known exploited vulnerabilities. */
export interface KevFacts {
  readonly digest: string;
  readonly entries: number;
  readonly refused: number;
  readonly catalogue: string;
  /** RFC 3339. */
  readonly released: string;
  readonly source: string;
}

/** Facts about one supplement. */
export interface SupplementFacts {
  readonly digest: string;
  readonly entries: number;
  readonly refused: number;
  /** Of the data: the model's version, or the schema's. */
  readonly edition: string;
  /** RFC 3339. */
  readonly released: string;
  readonly source: string;
}

export type SupplementsFacts = Readonly<Record<SupplementName, SupplementFacts | null>>;

/** `snapshot.json`: what a snapshot holds and where that came from. */
export interface SnapshotManifest {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly revision: string;
  readonly built: string;
  /** Sorted by ecosystem. */
  readonly feeds: readonly FeedFacts[];
  readonly kev: KevFacts | null;
  readonly supplements: SupplementsFacts;
}

/** The segment's file in a snapshot's folder. */
export function segmentFile(ecosystem: string): string {
  return `${feedFileName(ecosystem)}.mdb`;
}

export const NO_SUPPLEMENTS: SupplementsFacts = { epss: null, endOfLife: null };

/** A digest over what a snapshot says, not over when and whence: the same input has the same revision. */
export function revisionOf(
  feeds: readonly FeedFacts[],
  kev: KevFacts | null,
  supplements: SupplementsFacts = NO_SUPPLEMENTS,
): string {
  const further = SUPPLEMENTS.flatMap(({ name }) =>
    supplements[name] === null ? [] : [`${name}\t${supplements[name].digest}\n`],
  );
  const lines = feeds.map((feed) => `${feed.ecosystem}\t${feed.digest}\n`).sort();
  return createHash('sha256')
    .update(`${SNAPSHOT_FORMAT}\n${lines.join('')}kev\t${kev?.digest ?? 'missing'}\n${further.join('')}`)
    .digest('hex');
}
