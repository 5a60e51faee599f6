import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { iso } from '../times.ts';
import { inProjects } from '../vulnerabilities/scope.ts';

const OLD_DAYS = 30;
const WORST = 200;

interface Row {
  readonly project: string;
  readonly name: string;
  readonly scan: string | null;
  readonly recordedAt: Date | null;
  readonly why: 'never' | 'old' | 'incomplete' | 'complete';
  readonly gaps: number;
}

/** How far the last scans of default branches look, over all projects that are not put away. */
export async function coverageOf(
  db: Kysely<Database>,
  which: { organisationId: string; projects: 'all' | readonly string[]; now: Date },
) {
  const { rows } = await sql<Row>`
  select v.slug as project, v.name, s.scan_id as scan, s.recorded_at,
    case when s.scan_id is null then 'never'
      when s.recorded_at < ${which.now}::timestamptz - make_interval(days => ${OLD_DAYS}) then 'old'
      when s.complete then 'complete' else 'incomplete' end as why,
    coalesce((s.counts->'gaps'->>'blocking')::int, 0) as gaps
  from projects v
  left join lateral (
    select s.* from branches b
    join scans s on s.organisation_id = b.organisation_id and s.scan_id = b.last_scan_id
    where b.organisation_id = v.organisation_id and b.project_id = v.project_id and b.retired_at is null
    order by b.is_default desc, s.sequence desc limit 1) s on true
  where v.organisation_id = ${which.organisationId} and v.archived_at is null and ${inProjects(which.projects)}
  order by v.slug`.execute(db);
  const count = (why: Row['why']) => rows.filter((row) => row.why === why).length;
  const order = ['never', 'old', 'incomplete'];
  const worst = rows
    .filter(({ why }) => why !== 'complete')
    .sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || b.gaps - a.gaps)
    .slice(0, WORST)
    .map(({ project, name, why, scan, recordedAt, gaps }) => ({
      project,
      name,
      why: why as Exclude<Row['why'], 'complete'>,
      scan,
      recorded: recordedAt === null ? null : iso(recordedAt),
      gaps,
    }));
  return {
    projects: rows.length,
    complete: count('complete'),
    incomplete: count('incomplete'),
    old: count('old'),
    never: count('never'),
    worst,
  };
}
