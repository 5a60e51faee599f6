import type { BranchState } from '@vauban/domain';
import { SECRET_SCHEME } from '@vauban/domain';
import { sql } from 'kysely';
import type { Trx } from '../context.ts';

/** What the record knows of a vulnerability before the scan. */
export interface Known {
  readonly vulnerabilityId: string;
  readonly number: number;
  readonly content: string;
  readonly path: string;
  readonly line: number | null;
  readonly scanner: string;
  readonly rule: string;
  readonly purl: string | null;
  readonly severity: string;
  readonly exploited: string;
  /** On the scan's branch; null when it was never seen there. */
  readonly state: BranchState['state'] | null;
  readonly lastSeenCommit: string | null;
  readonly lastSeenScanId: string | null;
  readonly goneScanId: string | null;
  /** It is open on the default branch, and that is not the scan's: what is shown of it is told there. */
  readonly shownElsewhere: boolean;
  /** The number of the vulnerability of which it is a witness; null: it stands for itself. */
  readonly witnessOf: number | null;
  /** How many witnesses it has. */
  readonly witnesses: number;
  /** Marks of a secret's value; more than one where the organisation's key changed. */
  readonly marks: readonly string[];
}

export interface Where {
  readonly organisationId: string;
  readonly projectId: string;
  readonly branchId: string;
}

type Row = Known & { readonly fingerprint: string };

/** Vulnerabilities by fingerprint, of those that are asked for: what is open on the branch first, then the newest. */
export async function knownBy(
  trx: Trx,
  where: Where,
  scheme: string,
  fingerprints: readonly string[],
): Promise<Map<string, Known[]>> {
  const known = new Map<string, Known[]>();
  if (fingerprints.length === 0) return known;
  const { rows } = await sql<Row>`
  select f.fingerprint, ${COLUMNS}
  from vulnerability_fingerprints f
  join vulnerabilities v on v.organisation_id = f.organisation_id and v.vulnerability_id = f.vulnerability_id
  left join vulnerability_branches b on b.organisation_id = v.organisation_id
    and b.vulnerability_id = v.vulnerability_id and b.branch_id = ${where.branchId}
  where f.organisation_id = ${where.organisationId} and f.project_id = ${where.projectId} and f.scheme = ${scheme}
    and f.fingerprint = any(${fingerprints as string[]}::text[])`.execute(trx);
  for (const { fingerprint, ...one } of rows) known.set(fingerprint, [...(known.get(fingerprint) ?? []), one]);
  for (const several of known.values()) several.sort(byNearness);
  return known;
}

const AT_ONCE = 5000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** What is open on the branch besides these, some thousands at a time: a branch may have more than memory should hold. */
export async function* openBeside(
  trx: Trx,
  { organisationId, branchId }: Where,
  found: readonly string[],
): AsyncGenerator<readonly Known[]> {
  for (let after = FIRST_ID; ; ) {
    const { rows } = await sql<Known>`
    select ${COLUMNS}
    from vulnerability_branches b
    join vulnerabilities v on v.organisation_id = b.organisation_id and v.vulnerability_id = b.vulnerability_id
    where b.organisation_id = ${organisationId} and b.branch_id = ${branchId} and b.state = 'open'
      and b.vulnerability_id > ${after} and b.vulnerability_id <> all(${found as string[]}::uuid[])
    order by b.vulnerability_id limit ${AT_ONCE}`.execute(trx);
    yield rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.vulnerabilityId ?? after;
  }
}

/** All that is open on the branch. */
export async function openOn(trx: Trx, { organisationId, branchId }: Where): Promise<Known[]> {
  const { rows } = await sql<Known>`
  select ${COLUMNS}
  from vulnerability_branches b
  join vulnerabilities v on v.organisation_id = b.organisation_id and v.vulnerability_id = b.vulnerability_id
  where b.organisation_id = ${organisationId} and b.branch_id = ${branchId} and b.state = 'open'`.execute(trx);
  return rows;
}

function byNearness(a: Known, b: Known): number {
  return Number(b.state === 'open') - Number(a.state === 'open') || b.number - a.number;
}

const COLUMNS = sql`
  v.vulnerability_id, v.number, v.content, v.path, v.line, v.scanner, v.rule, v.component_purl as purl, v.severity, v.exploited, b.state,
  b.last_seen_commit, b.last_seen_scan_id, b.gone_scan_id, v.witness_of, v.witnesses,
  case when v.surface = 'secrets' then array(select m.fingerprint from vulnerability_fingerprints m
    where m.organisation_id = v.organisation_id and m.vulnerability_id = v.vulnerability_id
      and m.scheme = ${SECRET_SCHEME} order by 1) else '{}' end as marks,
  exists (select from vulnerability_branches d join branches r using (organisation_id, branch_id)
    where d.organisation_id = v.organisation_id and d.vulnerability_id = v.vulnerability_id and d.state = 'open'
      and r.is_default and (b.branch_id is null or d.branch_id <> b.branch_id)) as shown_elsewhere`;
