import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { inProjects } from '../vulnerabilities/scope.ts';

/** Upper ends of the classes of age, in days; what is older is in a last one. */
export const AGES = [7, 30, 90, 180, 365] as const;
const MOST_PACKAGES = 10;

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

interface Which {
  readonly organisationId: string;
  readonly projects: 'all' | readonly string[];
  readonly now: Date;
}

/** All that is open and undecided, counted by each thing that the overview shows. */
export async function openOnes(db: Kysely<Database>, which: Which): Promise<Part[]> {
  const [few, packages] = await Promise.all([byFewValues(db, which), worstPackages(db, which)]);
  return [...few, ...packages];
}

const SEVERE = sql`('critical', 'high', 'unknown')`;

function openAndUndecided({ organisationId, projects }: Which): RawBuilder<unknown> {
  return sql`v.organisation_id = ${organisationId} and v.state = 'open' and v.decision is null and v.witness_of is null
    and ${inProjects(projects)}`;
}

/** First by all values together, which are few, then each from those: the rows are looked at once. */
async function byFewValues(db: Kysely<Database>, which: Which): Promise<Part[]> {
  const now = sql`${which.now}::timestamptz`;
  const today = sql`(${now} at time zone 'utc')::date`;
  const ends = [...AGES].reverse().map((days) => sql`${now} - make_interval(days => ${days})`);
  const { rows } = await sql<Part>`
  with together as materialized (
    select v.severity, v.owner, v.project_id::text as project, v.exploited, v.priority_level as priority,
      ${sql.lit(AGES.length)} - width_bucket(v.first_seen_at, array[${sql.join(ends)}]) as age,
      case when v.deadline <> 'ahead' then v.deadline when v.due <= ${today} + 7 then 'week'
        when v.due <= ${today} + 30 then 'month' else 'later' end as due,
      count(*) as open
    from vulnerabilities v where ${openAndUndecided(which)} group by 1, 2, 3, 4, 5, 6, 7)
  select case when grouping(severity) = 0 then 'severity' when grouping(owner) = 0 then 'owner'
      when grouping(project) = 0 then 'project' when grouping(due) = 0 then 'due'
      when grouping(exploited) = 0 then 'exploited' else 'priority' end as what,
    coalesce(owner, project, due, exploited, priority) as value, severity, age, sum(open)::int as open,
    coalesce(sum(open) filter (where severity in ${SEVERE}), 0)::int as severe
  from together
  group by grouping sets ((severity, age), (owner), (project), (due), (exploited), (priority))`.execute(db);
  return rows;
}

async function worstPackages(db: Kysely<Database>, which: Which): Promise<Part[]> {
  const { rows } = await sql<Part>`
  select 'package' as what, v.component_purl as value, null as severity, null as age, count(*)::int as open,
    (count(*) filter (where v.severity in ${SEVERE}))::int as severe
  from vulnerabilities v where v.component_purl is not null and ${openAndUndecided(which)}
  group by 2 order by 6 desc, 5 desc, 2 limit ${MOST_PACKAGES}`.execute(db);
  return rows;
}
