import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { inProjects } from '../vulnerabilities/scope.ts';

/** Upper ends of the classes of age, in days; what is older is in a last one. */
export const AGES = [7, 30, 90, 180, 365] as const;

type What = 'severity' | 'owner' | 'project' | 'package' | 'due' | 'exploited' | 'priority';

export interface Part {
  readonly what: What;
  readonly value: string | null;
  readonly severity: string | null;
  /** Which class of age, from 0. */
  readonly age: number | null;
  readonly open: number;
  readonly severe: number;
}

/** All that is open and undecided, counted in one pass by each thing that the overview shows. */
export async function openOnes(
  db: Kysely<Database>,
  which: { organisationId: string; projects: 'all' | readonly string[]; now: Date },
): Promise<Part[]> {
  const age = sql.join(
    AGES.map((days) => sql`(first_seen_at < ${which.now}::timestamptz - make_interval(days => ${days}))::int`),
    sql` + `,
  );
  const today = sql`(${which.now}::timestamptz at time zone 'utc')::date`;
  const { rows } = await sql<Part>`
  select case when grouping(severity) = 0 then 'severity' when grouping(owner) = 0 then 'owner'
      when grouping(project) = 0 then 'project' when grouping(package) = 0 then 'package'
      when grouping(due) = 0 then 'due' when grouping(exploited) = 0 then 'exploited' else 'priority' end as what,
    coalesce(owner, project, package, due, exploited, priority) as value, severity, age,
    count(*)::int as open, (count(*) filter (where severe))::int as severe
  from (
    select v.severity, v.severity in ('critical', 'high', 'unknown') as severe, v.owner, v.project_id::text as project,
      v.component_purl as package, v.exploited, v.priority_level as priority, ${age} as age,
      case when v.deadline <> 'ahead' then v.deadline when v.due <= ${today} + 7 then 'week'
        when v.due <= ${today} + 30 then 'month' else 'later' end as due
    from vulnerabilities v
    where v.organisation_id = ${which.organisationId} and v.state = 'open' and v.decision is null
      and v.witness_of is null and ${inProjects(which.projects)}) v
  group by grouping sets ((severity, age), (owner), (project), (package), (due), (exploited), (priority))`.execute(db);
  return rows;
}
