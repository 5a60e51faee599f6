import type { Gap } from '../coverage/gap.ts';
import type { Observation } from '../finding/finding.ts';
import type { Configuration } from '../policy/policy.ts';
import type { Baseline } from './baseline.ts';
import type { RecordedDecision } from './recorded-decisions.ts';
import type { VexStatement, VexTarget } from './vex.ts';

/** An in-file suppression as the judge sees it. */
export interface SuppressionClaim {
  readonly path: string;
  readonly line: number;
  readonly appliesTo: readonly number[];
  readonly rule: string;
  readonly until: string | null;
  readonly reason: string | null;
  readonly problem: string | null;
  /** Absent from the base: it counts only as far as the base's policy allows. False where there is no base. */
  readonly addedByChange: boolean;
}

/** Everything that judging depends on; no clock, no file, no network. */
export interface JudgeInput {
  readonly observations: readonly Observation[];
  readonly gaps: readonly Gap[];
  readonly suppressions: readonly SuppressionClaim[];
  readonly configuration: Configuration;
  readonly baseline: Baseline | null;
  /** The observations of the base (`--since`), identified the same way; null without a base. */
  readonly base: readonly Observation[] | null;
  /** What people decided on a server; absent without one. */
  readonly decisions?: readonly RecordedDecision[];
  /** What others say about vulnerabilities of this target; absent where nobody was asked. */
  readonly vex?: { readonly statements: readonly VexStatement[]; readonly target: VexTarget };
  /** Who owns a file whose project names no owner; absent: nobody was asked. */
  ownerOf?(path: string): string | undefined;
  /** The day on which is judged, `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Old path → new path, since the baseline's commit (and since the base's, where `renamesSinceBase` is absent). */
  readonly renames: Readonly<Record<string, string>>;
  /** The same since the base's commit: a file may have had one name then and another one when the baseline was taken. */
  readonly renamesSinceBase?: Readonly<Record<string, string>>;
  /** Whether a line (of today's file) is unchanged since the baseline's commit; `unknown` counts as changed. */
  lineUnchanged(path: string, line: number): boolean | 'unknown';
  /** The same since the base's commit, for secrets that the base holds; `lineUnchanged` answers when absent. */
  lineUnchangedSinceBase?(path: string, line: number): boolean | 'unknown';
  /** The same since any commit, for secrets that a decision speaks of; absent: none of these decisions holds. */
  lineUnchangedSince?(commit: string, path: string, line: number): boolean | 'unknown';
  /**
   * Whether this scan would have met a finding at that path; absent: it looked at everything.
   * Only what it would have met can be told as unused.
   */
  wouldMeet?(path: string): boolean;
}
