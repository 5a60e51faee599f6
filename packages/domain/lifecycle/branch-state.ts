import type { Place, ScanEvidence } from './evidence.ts';

/** What is known about one vulnerability on one branch. */
export interface BranchState {
  readonly state: 'open' | 'gone' | 'withdrawn';
  /** The commit of the scan that saw it last; null outside git. */
  readonly lastSeenCommit: string | null;
}

export type Transition =
  | { readonly kind: 'opened' | 'seen' | 'came-back' }
  | { readonly kind: 'gone' }
  /** Not seen, and nothing proves that it is gone. */
  | { readonly kind: 'kept'; readonly why: string }
  | { readonly kind: 'nothing' };

/**
 * What a scan of a branch says about a vulnerability.
 * Closed only on proof: the place was looked at, completely, with that rule, on a commit that contains
 * the one where it was last seen.
 */
export function transition(
  before: BranchState | null,
  seen: boolean,
  place: Place,
  evidence: ScanEvidence,
): Transition {
  if (seen) {
    if (!before) return { kind: 'opened' };
    return { kind: before.state === 'open' ? 'seen' : 'came-back' };
  }
  if (before?.state !== 'open') return { kind: 'nothing' };
  const why = whyKept(before, place, evidence);
  return why === null ? { kind: 'gone' } : { kind: 'kept', why };
}

function whyKept(before: BranchState, place: Place, evidence: ScanEvidence): string | null {
  if (evidence.commit === null || before.lastSeenCommit === null) return 'no commit is known, so no order in time is';
  if (evidence.commit === before.lastSeenCommit) return 'the scan is of the commit where it was last seen';
  const ancestry = evidence.ancestry(before.lastSeenCommit);
  if (ancestry === 'not') return 'the scanned commit does not contain the one where it was last seen';
  if (ancestry === 'unknown') return 'whether the scanned commit contains the one where it was last seen is not known';
  return evidence.whyNotProof(place);
}
