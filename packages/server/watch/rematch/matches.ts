import { type Kysely, sql } from 'kysely';
import type { Trx } from '../../record/context.ts';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';

/** What the watch has seen of one advisory for one component of one scan. */
export interface KnownMatch {
  readonly matchId: string;
  readonly projectId: string;
  readonly scanId: string;
  readonly componentId: string;
  readonly advisory: string;
  readonly state: 'affected' | 'withdrawn';
  readonly exploited: string;
  readonly severity: string;
}

export interface NewMatch {
  readonly scanId: string;
  readonly componentId: string;
  readonly advisory: string;
  readonly exploited: string;
  readonly severity: string;
}

/** Of all projects (null), or of one with those of scans that are not watched any more: what was told stays known. */
export async function knownMatches(
  db: Kysely<Database>,
  organisationId: string,
  scope: { projectId: string } | { scanIds: readonly string[] },
): Promise<KnownMatch[]> {
  const where =
    'projectId' in scope
      ? sql`s.project_id = ${scope.projectId}`
      : sql`m.scan_id = any(${scope.scanIds as string[]}::uuid[])`;
  const { rows } = await sql<KnownMatch>`
  select m.match_id, s.project_id, m.scan_id, m.component_id, m.advisory, m.state, m.exploited, m.severity
  from watch_matches m join scans s on s.organisation_id = m.organisation_id and s.scan_id = m.scan_id
  where m.organisation_id = ${organisationId} and ${where}`.execute(db);
  return rows;
}

export async function saveMatches(
  trx: Trx,
  organisationId: string,
  matches: readonly NewMatch[],
  revision: string,
  now: Date,
): Promise<void> {
  if (matches.length === 0) return;
  const column = (of: (match: NewMatch) => string) => matches.map(of);
  await sql`
  insert into watch_matches (organisation_id, match_id, scan_id, component_id, advisory, state, exploited, severity,
    first_revision, last_revision)
  select ${organisationId}::uuid, m.id, m.scan, m.component, m.advisory, 'affected', m.exploited, m.severity, ${revision},
    ${revision}
  from unnest(${column(() => newId(now))}::uuid[], ${column(({ scanId }) => scanId)}::uuid[],
    ${column(({ componentId }) => componentId)}::uuid[], ${column(({ advisory }) => advisory)}::text[],
    ${column(({ exploited }) => exploited)}::text[], ${column(({ severity }) => severity)}::text[])
    as m(id, scan, component, advisory, exploited, severity)
  on conflict (organisation_id, scan_id, component_id, advisory) do update set
    state = excluded.state, exploited = excluded.exploited, severity = excluded.severity,
    last_revision = excluded.last_revision`.execute(trx);
}

export async function withdrawMatches(
  trx: Trx,
  organisationId: string,
  matchIds: readonly string[],
  revision: string,
): Promise<void> {
  if (matchIds.length === 0) return;
  await sql`update watch_matches set state = 'withdrawn', last_revision = ${revision}
    where organisation_id = ${organisationId} and match_id = any(${matchIds as string[]}::uuid[])`.execute(trx);
}

export async function dropMatches(trx: Trx, organisationId: string, matchIds: readonly string[]): Promise<void> {
  if (matchIds.length === 0) return;
  await sql`delete from watch_matches
    where organisation_id = ${organisationId} and match_id = any(${matchIds as string[]}::uuid[])`.execute(trx);
}
