import type { RefusedFacts } from '../snapshots/manifest.ts';
import type { SourceLimits } from '../sources/limits.ts';
import type { AdvisoryStatus } from '../status/advisory-status.ts';
import type { SupplementName } from '../supplements/supplement.ts';

export interface UpdateProgress {
  readonly ecosystem: string;
  /** `download`: bytes; `read`: records; `write`: entries of the index; `changes`: single records. */
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
}

export interface UpdateOptions {
  /** The data folder; made when it is not there. */
  readonly folder: string;
  /** An address or a folder in the layout of OSV's bucket. */
  readonly source: string;
  /** OSV names; others that the snapshot holds stay as they are. */
  readonly ecosystems: readonly string[];
  /** Address or file of CISA's catalogue; null: not asked for. */
  readonly kev: string | null;
  /** Address or file of FIRST's scores; null or absent: not asked for, and what is there stays. */
  readonly epss?: string | null;
  /** Address or file of endoflife.date's data; null or absent: not asked for, and what is there stays. */
  readonly endOfLife?: string | null;
  readonly now: () => Date;
  /** Take a feed that lost more than a fifth of its records, or of which more than a fifth cannot be read. */
  readonly allowShrink?: boolean;
  readonly limits?: Partial<SourceLimits>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: UpdateProgress) => void;
}

export interface FeedOutcome {
  readonly ecosystem: string;
  readonly result: 'built' | 'changed' | 'unchanged' | 'failed';
  /** What failed, in one sentence with a way out; then the feed stays as it was, if there was one. */
  readonly problem: string | null;
  readonly records: number;
  readonly recordsBefore: number;
  /** RFC 3339. */
  readonly newest: string | null;
  readonly refused: RefusedFacts;
}

export interface UpdateOutcome {
  readonly revision: string;
  readonly changed: boolean;
  /** No feed in this layout is signed; digests only show that what was sent has come. */
  readonly signed: false;
  /** One for each feed that was asked for, sorted by name. */
  readonly ecosystems: readonly FeedOutcome[];
  /** `problem`: why it is missing, or why an old one stays. */
  readonly kev: { readonly state: 'present' | 'missing'; readonly problem: string | null };
  /** EPSS and the ends of life; `problem`: why one that was asked for is missing, or why an old one stays. */
  readonly supplements: readonly {
    readonly name: SupplementName;
    readonly title: string;
    readonly state: 'present' | 'missing';
    readonly problem: string | null;
  }[];
  /** What people should know, one sentence each. */
  readonly notes: readonly string[];
  readonly status: AdvisoryStatus;
}
