import type { Report, Verdict } from '@vauban/domain';
import type { Actor } from '../context.ts';
import type { PullRequestInput } from '../place/pull-request.ts';
import type { ReleaseInput } from '../place/release.ts';

export interface RecordInput {
  readonly organisationId: string;
  readonly projectId: string;
  /** As `readReport` answered it. */
  readonly report: Report;
  /** Digest of the report's bytes in the blob store. */
  readonly blob: string;
  readonly actor: Actor;
  readonly pullRequest?: PullRequestInput;
  readonly release?: ReleaseInput;
  readonly now: Date;
}

/** Lists hold the numbers of vulnerabilities, sorted. */
export interface RecordOutcome {
  readonly scanId: string;
  readonly sequence: number;
  /** New on this branch, whether or not another branch knew them. */
  readonly opened: readonly number[];
  readonly seen: number;
  readonly gone: readonly number[];
  readonly withdrawn: readonly number[];
  readonly cameBack: readonly number[];
  /** Not seen and still open, by the reason why nothing proves that they are gone. */
  readonly kept: readonly Kept[];
  readonly serverVerdict: Verdict;
  /** Where the server thinks otherwise than the command, one sentence each. */
  readonly differences: readonly string[];
  readonly alreadyRecorded: boolean;
}

export interface Kept {
  readonly why: string;
  readonly count: number;
}

/** What the row of a scan counts. */
export interface ScanCounts {
  readonly findings: number;
  readonly bySeverity: Readonly<Record<string, number>>;
  readonly new: number;
  readonly opened: number;
  /** What another scanner had seen there; scans of before do not count it. */
  readonly witnessed?: number;
  readonly seen: number;
  readonly cameBack: number;
  readonly gone: number;
  readonly withdrawn: number;
  readonly kept: readonly Kept[];
  readonly components: number;
  readonly gaps: { readonly blocking: number; readonly counted: number };
}
