import { type RawBuilder, sql } from 'kysely';
import { lockProjects, type Trx } from '../record/index.ts';
import type { Told } from './tombstone.ts';

export interface ProjectPlace {
  readonly organisationId: string;
  readonly projectId: string;
}

/** Tables in the order in which nothing points at what goes, and which of their rows `t` are the project's. */
function parts({ organisationId, projectId }: ProjectPlace): [table: string, whose: RawBuilder<unknown>][] {
  const own = sql`t.project_id = ${projectId}`;
  const among = (column: string, table: string, key = column) =>
    sql`t.${sql.ref(column)} in (select o.${sql.ref(key)} from ${sql.table(table)} o
      where o.organisation_id = ${organisationId} and o.project_id = ${projectId})`;
  return [
    ['outbox', sql`(${among('event_sequence', 'events', 'sequence')} or ${among('receiver_id', 'receivers')})`],
    ['receivers', own],
    ['watch_matches', among('scan_id', 'scans')],
    ['scan_components', among('scan_id', 'scans')],
    ['forgotten_reports', among('scan_id', 'scans')],
    ['vulnerability_details', among('vulnerability_id', 'vulnerabilities')],
    ['vulnerability_branches', among('vulnerability_id', 'vulnerabilities')],
    [
      'vulnerability_splits',
      sql`(${among('number', 'vulnerabilities')} or ${among('other', 'vulnerabilities', 'number')})`,
    ],
    ['vulnerability_fingerprints', own],
    ['decision_patterns', own],
    ['decisions', own],
    ['vulnerabilities', own],
    ['facet_counts', own],
    ['facet_totals', sql`t.facet = 'project' and t.value = ${projectId}`],
    ['events', own],
    ['uploads', own],
    ['deployments', among('release_id', 'releases')],
    ['scans', own],
    ['releases', own],
    ['pull_requests', own],
    ['branches', own],
    ['targets', own],
    ['policies', own],
    ['retention', own],
    ['team_projects', own],
    ['memberships', own],
    ['api_tokens', own],
    ['projects', own],
  ];
}

/** How many rows of each table the project has; those of reports are the files of its scans. */
export async function projectRows(trx: Trx, place: ProjectPlace): Promise<Told> {
  const told: Record<string, number> = {};
  for (const [table, whose] of parts(place)) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} t
      where t.organisation_id = ${place.organisationId} and ${whose}`.execute(trx);
    if (rows[0]?.count) told[table] = rows[0].count;
  }
  return told;
}

/**
 * Deletes a project with all that was recorded of it. Answers what went, and the digests of files that may be without an
 * owner now. The numbers of its vulnerabilities are never given again.
 */
export async function eraseProject(trx: Trx, place: ProjectPlace): Promise<{ told: Told; digests: string[] }> {
  await lockProjects(trx, place.organisationId, [place.projectId]);
  await sql`set local vauban.erasure = 'on'`.execute(trx);
  const digests = await digestsOf(trx, place);
  const told: Record<string, number> = {};
  for (const [table, whose] of parts(place)) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} t
      where t.organisation_id = ${place.organisationId} and ${whose}`.execute(trx);
    if (numAffectedRows) told[table] = Number(numAffectedRows);
  }
  await sql`delete from components t where t.organisation_id = ${place.organisationId}
    and not exists (select from scan_components s
      where s.organisation_id = t.organisation_id and s.component_id = t.component_id)
    and not exists (select from watch_matches m
      where m.organisation_id = t.organisation_id and m.component_id = t.component_id)`.execute(trx);
  await forgetWords(trx, place.organisationId);
  await sql`set local vauban.erasure = 'off'`.execute(trx);
  return { told, digests };
}

async function digestsOf(trx: Trx, { organisationId, projectId }: ProjectPlace): Promise<string[]> {
  const { rows } = await sql<{ digest: string }>`
    select report_blob as digest from scans where organisation_id = ${organisationId} and project_id = ${projectId}
    union select p->>'digest' from uploads u cross join jsonb_array_elements(u.request->'parts') p
      where u.organisation_id = ${organisationId} and u.project_id = ${projectId}
    union select blob from uploads
      where organisation_id = ${organisationId} and project_id = ${projectId} and blob is not null`.execute(trx);
  return rows.map(({ digest }) => digest);
}

/** Words that stand in no vulnerability any more. */
export async function forgetWords(trx: Trx, organisationId: string): Promise<void> {
  await sql`delete from search_words w where w.organisation_id = ${organisationId}
    and not exists (select from vulnerability_details d
      where d.organisation_id = w.organisation_id and d.words @> array[w.word])`.execute(trx);
}
