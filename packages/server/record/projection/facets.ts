import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../context.ts';

/** What the list of vulnerabilities can be narrowed by without counting rows; absent values have a name of their own. */
const FACETS = sql`(values
  ('severity', v.severity), ('surface', v.surface), ('rule', v.rule), ('priority', v.priority_level),
  ('decision', coalesce(v.decision, 'none')), ('exploited', v.exploited), ('owner', coalesce(v.owner, '')), ('scanner', v.scanner),
  ('deadline', v.deadline))
  as f(facet, value)`;

/** Takes the vulnerabilities out of the counters (-1) before they change, or counts them in (1) after they have. */
export async function countFacets(
  trx: Trx,
  organisationId: string,
  numbers: readonly number[],
  sign: 1 | -1,
): Promise<void> {
  const which = sql`v.organisation_id = ${organisationId} and v.number = any(${numbers as number[]}::bigint[])`;
  await addCounts(which, sign).execute(trx);
}

/** Counters of the projects that say nothing are not kept. */
export async function dropEmptyFacets(
  trx: Trx,
  organisationId: string,
  projectIds: readonly (string | null)[],
): Promise<void> {
  await sql`delete from facet_counts where organisation_id = ${organisationId}
    and project_id = any(${[...new Set(projectIds)]}::uuid[]) and count = 0`.execute(trx);
}

/** Counts all of an organisation anew, into empty counters. */
export async function countAllFacets(trx: Trx, organisationId: string): Promise<void> {
  await addCounts(sql`v.organisation_id = ${organisationId}`, 1).execute(trx);
}

/** First all values together, which are few, then each facet's from those. */
function addCounts(which: RawBuilder<unknown>, sign: 1 | -1): RawBuilder<unknown> {
  return sql`
  with v as materialized (
    select organisation_id, project_id, state, severity, surface, rule, priority_level, decision, exploited, owner,
      scanner, deadline, count(*) as rows
    from vulnerabilities v where ${which} and v.witness_of is null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
  insert into facet_counts (organisation_id, project_id, facet, value, state, count)
  select v.organisation_id, v.project_id, f.facet, f.value, v.state, ${sign}::int * sum(v.rows)
  from v cross join lateral ${FACETS}
  group by 1, 2, 3, 4, 5
  order by 1, 2, 3, 4, 5
  on conflict (organisation_id, project_id, facet, value, state) do update
    set count = facet_counts.count + excluded.count`;
}
