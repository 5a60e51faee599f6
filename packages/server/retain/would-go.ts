import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import { NOT_NEEDED } from './kept-days.ts';

export interface Wish {
  readonly reportDays: number | null;
  readonly componentDays: number | null;
}

/** How many scans would lose their report, and how many the list of what they were made of, if this held now. */
export async function wouldGo(
  db: Kysely<Database>,
  where: { readonly organisationId: string; readonly projectId: string | null; readonly now: Date },
  { reportDays, componentDays }: Wish,
): Promise<{ reports: number; components: number; kept: number }> {
  const { organisationId, projectId, now } = where;
  const whose =
    projectId === null
      ? sql`not exists (select from retention o
          where o.organisation_id = s.organisation_id and o.project_id = s.project_id)`
      : sql`s.project_id = ${projectId}`;
  const older = (days: number | null) =>
    days === null ? sql`false` : sql`s.recorded_at < ${now}::timestamptz - make_interval(days => ${days})`;
  const { rows } = await sql<{ reports: number; components: number; kept: number }>`
    select
      (count(*) filter (where s.free and s.there and ${older(reportDays)}))::int as reports,
      (count(*) filter (where s.free and ${older(componentDays)} and exists (select from scan_components c
        where c.organisation_id = s.organisation_id and c.scan_id = s.scan_id)))::int as components,
      (count(*) filter (where not s.free and (${older(reportDays)} or ${older(componentDays)})))::int as kept
    from (select s.organisation_id, s.scan_id, s.project_id, s.recorded_at, (${NOT_NEEDED}) as free,
        not exists (select from forgotten_reports f
          where f.organisation_id = s.organisation_id and f.scan_id = s.scan_id) as there
      from scans s where s.organisation_id = ${organisationId}) s
    where ${whose}`.execute(db);
  return rows[0] ?? { reports: 0, components: 0, kept: 0 };
}
