import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { inProjects } from '../vulnerabilities/scope.ts';

const WEEKS = 13;
const WEEK_MS = 7 * 86_400_000;

export interface Week {
  readonly week: string;
  readonly opened: number;
  readonly closed: number;
  readonly scans: number;
}

/** Mondays (UTC) of the last thirteen weeks, the week of `now` last. */
export function mondaysBefore(now: Date): string[] {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const monday = midnight - ((now.getUTCDay() + 6) % 7) * 86_400_000;
  return Array.from({ length: WEEKS }, (_, index) =>
    new Date(monday - (WEEKS - 1 - index) * WEEK_MS).toISOString().slice(0, 10),
  );
}

/** What scans of default branches opened and closed, week by week; weeks without a scan are there too. */
export async function weeksOf(
  db: Kysely<Database>,
  which: { organisationId: string; projects: 'all' | readonly string[]; now: Date },
): Promise<Week[]> {
  const mondays = mondaysBefore(which.now);
  const count = (name: string) => sql`coalesce((v.counts->>${sql.lit(name)})::int, 0)`;
  const { rows } = await sql<Week>`
  select to_char(date_trunc('week', v.recorded_at at time zone 'utc'), 'YYYY-MM-DD') as week,
    sum(${count('opened')} + ${count('cameBack')})::int as opened,
    sum(${count('gone')} + ${count('withdrawn')})::int as closed, count(*)::int as scans
  from scans v join branches b on b.organisation_id = v.organisation_id and b.branch_id = v.branch_id
  where v.organisation_id = ${which.organisationId} and v.recorded_at >= ${`${mondays[0]}T00:00:00Z`}::timestamptz
    and b.is_default and ${inProjects(which.projects)}
  group by 1`.execute(db);
  const known = new Map(rows.map((row) => [row.week, row]));
  return mondays.map((week) => known.get(week) ?? { week, opened: 0, closed: 0, scans: 0 });
}
