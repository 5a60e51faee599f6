import type { DataFacts } from '../report/report.ts';
import type { Place, ScanEvidence } from './evidence.ts';

/** What is known about one vulnerability on one branch. */
export interface BranchState {
  readonly state: 'open' | 'gone' | 'withdrawn';
  /** The commit of the scan that saw it last; null outside git. */
  readonly lastSeenCommit: string | null;
  /** The advisories of the scan that saw it last; absent or null: none, or not known. */
  readonly lastSeenAdvisories?: DataFacts | null;
}

export type Transition =
  | { readonly kind: 'opened' | 'seen' | 'came-back' }
  | { readonly kind: 'gone' }
  /** The component is still there, and newer advisories do not name it any more. */
  | { readonly kind: 'withdrawn' }
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
  if (place.purl !== undefined && evidence.hasComponent(place.path, place.purl)) {
    const why = whyNotWithdrawn(before, place, evidence);
    return why === null ? { kind: 'withdrawn' } : { kind: 'kept', why };
  }
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

/** That the same version was fixed cannot be: either the world thinks otherwise now, or this scan knew less. */
function whyNotWithdrawn(before: BranchState, place: Place, evidence: ScanEvidence): string | null {
  const then = before.lastSeenAdvisories?.newest ?? null;
  const advisories = evidence.advisoriesOn(place.purl ?? '');
  const now = advisories?.newest ?? null;
  if (then === null || now === null) return `the component is still there, and ${NOT_NEWER}`;
  const sameData = advisories?.revision === before.lastSeenAdvisories?.revision;
  if (sameData || !(Date.parse(now) >= Date.parse(then))) return `the component is still there, and ${NOT_NEWER}`;
  return evidence.whyNotProof(place);
}

const NOT_NEWER = 'the advisories are not known to be newer than those that named it';
