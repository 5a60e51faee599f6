import {
  advisoriesFor,
  type DataFacts,
  evidenceOf,
  type Place,
  type Report,
  type ScanEvidence,
  transition,
} from '@vauban/domain';
import type { PreparedFinding } from '../finding/prepare.ts';
import type { Branch } from '../place/branch.ts';
import type { Known } from './known.ts';
import type { Match } from './match.ts';
import type { PastScans } from './past-scans.ts';

/** What a scan changes on its branch. */
export interface Changes {
  /** Seen by nobody before, on any branch. */
  readonly brandNew: readonly PreparedFinding[];
  /** Known from another branch, and new on this one. */
  readonly arrived: readonly Known[];
  readonly seen: readonly Known[];
  readonly cameBack: readonly Known[];
  /** Seen by a scan of an older commit than the one that proved them gone. */
  readonly stayGone: readonly Known[];
  readonly gone: readonly Known[];
  readonly withdrawn: readonly Known[];
  /** Not seen and still open, by the reason why. */
  readonly kept: ReadonlyMap<string, number>;
  /** Whose description is another one now. */
  readonly described: readonly { known: Known; finding: PreparedFinding }[];
  readonly renamed: readonly { known: Known; finding: PreparedFinding }[];
  /** Whether this is the branch's newest commit, as far as anyone knows. */
  readonly isHead: boolean;
}

/**
 * Puts every finding, and everything that is open on the branch and was not found, to the life cycle.
 * `missed` brings the latter.
 */
export async function changesOf(
  report: Report,
  branch: Branch,
  matches: readonly Match[],
  missed: AsyncIterable<readonly Known[]>,
  past: PastScans,
): Promise<Changes> {
  const evidence = evidenceOf(report);
  const head = await past.evidence(branch.lastScanId);
  const { commit } = report.source;
  const isOlder = commit !== null && head !== null && head.commit !== commit && head.ancestry(commit) === 'ancestor';
  const changes = {
    brandNew: [] as PreparedFinding[],
    arrived: [] as Known[],
    seen: [] as Known[],
    cameBack: [] as Known[],
    stayGone: [] as Known[],
    gone: [] as Known[],
    withdrawn: [] as Known[],
    kept: new Map<string, number>(),
    described: [] as { known: Known; finding: PreparedFinding }[],
    renamed: [] as { known: Known; finding: PreparedFinding }[],
    isHead: !isOlder,
  };

  for (const { finding, known, renamed } of matches) {
    if (!known) {
      changes.brandNew.push(finding);
      continue;
    }
    if (renamed) changes.renamed.push({ known, finding });
    if (!isOlder && !known.shownElsewhere && known.content !== finding.content) {
      changes.described.push({ known, finding });
    }
    const { kind } = transition(stateOf(known), true, placeOf(known), evidence);
    if (kind === 'opened') changes.arrived.push(known);
    else if (kind === 'came-back' && provesGoneAfter(await past.evidence(known.goneScanId), known, commit)) {
      changes.stayGone.push(known);
    } else if (kind === 'came-back') changes.cameBack.push(known);
    // an older scan does not take the place where it was seen last back in time
    else if (!isOlder) changes.seen.push(known);
  }
  for await (const some of missed) await putMissed(some, changes, evidence, past);
  return changes;
}

async function putMissed(
  missed: readonly Known[],
  changes: { gone: Known[]; withdrawn: Known[]; kept: Map<string, number> },
  evidence: ScanEvidence,
  past: PastScans,
): Promise<void> {
  const advisories = await past.advisories(missed.map(({ purl, lastSeenScanId }) => (purl ? lastSeenScanId : null)));
  const watched = await past.watched(missed);
  for (const known of missed) {
    const feeds = advisories.get(known.lastSeenScanId ?? '') ?? [];
    const ecosystem = known.purl === null ? null : evidence.ecosystemOf(known.purl);
    const before = stateOf(known, watched.get(known.vulnerabilityId) ?? advisoriesFor(feeds, ecosystem));
    const next = transition(before, false, placeOf(known), evidence);
    if (next.kind === 'gone' || next.kind === 'withdrawn') changes[next.kind].push(known);
    if (next.kind === 'kept') changes.kept.set(next.why, (changes.kept.get(next.why) ?? 0) + 1);
  }
}

/** Which of the places where an older scan saw something the branch's newest scan already proves to be clean. */
export async function provedSince<Seen extends { readonly place: Place }>(
  report: Report,
  branch: Branch,
  seen: readonly Seen[],
  past: PastScans,
): Promise<Seen[]> {
  const head = await past.evidence(branch.lastScanId);
  return head ? seen.filter(({ place }) => isProof(head, place, report.source.commit)) : [];
}

function provesGoneAfter(gone: ScanEvidence | null, known: Known, commit: string | null): boolean {
  return gone !== null && known.state === 'gone' && isProof(gone, placeOf(known), commit);
}

function isProof(evidence: ScanEvidence, { purl: _, ...place }: Place, commit: string | null): boolean {
  return transition({ state: 'open', lastSeenCommit: commit }, false, place, evidence).kind === 'gone';
}

function stateOf({ state, lastSeenCommit }: Known, lastSeenAdvisories: DataFacts | null = null) {
  return state === null ? null : { state, lastSeenCommit, lastSeenAdvisories };
}

export function placeOf({ path, scanner, rule, purl }: Pick<Known, 'path' | 'scanner' | 'rule' | 'purl'>): Place {
  return { path, scanner, rule, ...(purl !== null && { purl }) };
}
