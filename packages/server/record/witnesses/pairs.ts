import { type Observation, pairWitnesses, type Witnessed } from '@vauban/domain';
import { sql } from 'kysely';
import type { Trx } from '../context.ts';
import type { PreparedFinding } from '../finding/prepare.ts';
import type { Changes } from '../ingest/changes.ts';
import type { Known } from '../ingest/known.ts';
import type { Match } from '../ingest/match.ts';

/** A finding that is the same flaw as another scanner's. */
export interface Witnessing {
  readonly finding: PreparedFinding;
  /** It is known from another branch; null: nobody has seen it before. */
  readonly known: Known | null;
  /** The vulnerability that it is; or another new finding, which becomes one. */
  readonly of: number | PreparedFinding;
  readonly reasons: readonly string[];
  readonly score: number;
}

interface Candidate extends Witnessed {
  readonly finding: PreparedFinding;
  readonly known: Known | null;
}

/** Which of the findings that are new on the branch are seen there by another scanner already, or by one in this report. */
export async function witnessings(
  trx: Trx,
  organisationId: string,
  changes: Changes,
  matches: readonly Match[],
  open: readonly Known[],
): Promise<Witnessing[]> {
  const arrived = new Map(changes.arrived.map((known) => [known.vulnerabilityId, known]));
  const fresh = matches.flatMap(({ finding, known }, index): Candidate[] => {
    if (known !== null && !(arrived.has(known.vulnerabilityId) && known.witnessOf === null && known.witnesses === 0)) {
      return [];
    }
    const key = known === null ? `new ${String(index).padStart(9, '0')}` : `known ${known.number}`;
    return [{ key, finding, known, observation: finding.finding }];
  });
  if (fresh.length === 0) return [];
  const seenNow = new Set(matches.flatMap(({ known }) => known?.vulnerabilityId ?? []));
  const candidates = await observed(trx, organisationId, fresh, open);
  const groups = groupsOf(candidates.map(({ known }) => known).concat(open), seenNow);
  const split = await splitsOf(trx, organisationId, fresh);
  const found: Witnessing[] = [];
  const taken = new Set<string>();
  for (const { known, fresh: key, reasons, score } of pairWitnesses(candidates, fresh)) {
    const of = candidates.find((one) => one.key === known)?.known;
    const one = fresh.find((candidate) => candidate.key === key);
    if (of === undefined || one === undefined) continue;
    const number = of.witnessOf ?? of.number;
    const scanners = groups.get(number) ?? new Set();
    const scanner = one.observation.scanner;
    if (scanners.has(scanner) || split.has(`${one.known?.number} ${number}`)) continue;
    if (split.has(`${one.known?.number} ${of.number}`)) continue;
    groups.set(number, scanners.add(scanner));
    taken.add(key);
    found.push({ finding: one.finding, known: one.known, of: number, reasons, score });
  }
  const left = fresh.filter(({ key, known }) => !taken.has(key) && known === null);
  return [...found, ...withinReport(left)];
}

/** A report of several scanners: each one's findings are compared with those of the ones before. */
function withinReport(fresh: readonly Candidate[]): Witnessing[] {
  const scanners = [...new Set(fresh.map(({ observation }) => observation.scanner))].sort();
  if (scanners.length < 2) return [];
  const byKey = new Map(fresh.map((one) => [one.key, one]));
  const witnesses = new Map<string, Witnessing>();
  const shown = new Map<string, Set<string>>();
  let before: Candidate[] = [];
  for (const scanner of scanners) {
    const own = fresh.filter(({ observation }) => observation.scanner === scanner);
    for (const { known, fresh: key, reasons, score } of pairWitnesses(before, own)) {
      const [of, one] = [byKey.get(known), byKey.get(key)];
      if (!of || !one) continue;
      const others = shown.get(of.key) ?? new Set();
      if (others.has(scanner)) continue;
      shown.set(of.key, others.add(scanner));
      witnesses.set(key, { finding: one.finding, known: null, of: of.finding, reasons, score });
    }
    before = [...before, ...own.filter(({ key }) => !witnesses.has(key))];
  }
  return [...witnesses.values()];
}

/** What the record knows of the open ones that may be meant: of other scanners, in the same files or components. */
async function observed(
  trx: Trx,
  organisationId: string,
  fresh: readonly Candidate[],
  open: readonly Known[],
): Promise<(Witnessed & { known: Known })[]> {
  const meant = open.filter(ofOthersAt(fresh.map(({ observation }) => observation)));
  if (meant.length === 0) return [];
  const ids = meant.map(({ vulnerabilityId }) => vulnerabilityId);
  const { rows } = await sql<{ vulnerabilityId: string; detail: Observation }>`
  select vulnerability_id, detail from vulnerability_details
  where organisation_id = ${organisationId} and vulnerability_id = any(${ids}::uuid[])`.execute(trx);
  const details = new Map(rows.map(({ vulnerabilityId, detail }) => [vulnerabilityId, detail]));
  return meant.flatMap((known) => {
    const observation = details.get(known.vulnerabilityId);
    return observation === undefined ? [] : [{ key: `${known.number}`.padStart(16, '0'), observation, known }];
  });
}

/** Whether something that is open on the branch may be the same flaw as one of the findings that are not open there. */
export function nearTo(matches: readonly Match[]): (known: Known) => boolean {
  return ofOthersAt(matches.flatMap(({ finding, known }) => (known?.state === 'open' ? [] : finding.finding)));
}

/** In the same files or components as these, and of another scanner. */
function ofOthersAt(fresh: readonly Observation[]): (known: Known) => boolean {
  const scanners = new Map<string, Set<string>>();
  for (const { location, component, scanner } of fresh) {
    const place = placeOf(location.path, component?.purl ?? null);
    scanners.set(place, (scanners.get(place) ?? new Set()).add(scanner));
  }
  return ({ path, purl, scanner }) => {
    const there = scanners.get(placeOf(path, purl));
    return there !== undefined && (there.size > 1 || !there.has(scanner));
  };
}

function placeOf(path: string, purl: string | null): string {
  return purl === null ? path : `purl ${(purl.split(/[?#]/)[0] ?? '').toLowerCase()}`;
}

/** The scanners that see each vulnerability now: one that tells two apart sees two. */
function groupsOf(known: readonly Known[], seenNow: ReadonlySet<string>): Map<number, Set<string>> {
  const groups = new Map<number, Set<string>>();
  for (const { vulnerabilityId, number, witnessOf, scanner } of known) {
    if (!seenNow.has(vulnerabilityId)) continue;
    const shown = witnessOf ?? number;
    groups.set(shown, (groups.get(shown) ?? new Set()).add(scanner));
  }
  return groups;
}

async function splitsOf(trx: Trx, organisationId: string, fresh: readonly Candidate[]): Promise<Set<string>> {
  const numbers = fresh.flatMap(({ known }) => known?.number ?? []);
  if (numbers.length === 0) return new Set();
  const { rows } = await sql<{ number: number; other: number }>`
  select number, other from vulnerability_splits where organisation_id = ${organisationId}
    and (number = any(${numbers}::bigint[]) or other = any(${numbers}::bigint[]))`.execute(trx);
  return new Set(rows.flatMap(({ number, other }) => [`${number} ${other}`, `${other} ${number}`]));
}
