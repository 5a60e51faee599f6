import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';

export interface FacetCount {
  readonly facet: string;
  readonly value: string;
  readonly count: number;
}

/**
 * How many vulnerabilities in one of the states stand under each value of each facet, from the counters.
 * `projectIds`: null for all of the organisation. Sorted by facet, the most frequent value first.
 */
export async function readFacets(
  db: Kysely<Database>,
  which: { organisationId: string; projectIds: readonly string[] | null; states: readonly string[] },
): Promise<FacetCount[]> {
  let query = db
    .selectFrom('facetCounts')
    .select((eb) => ['facet', 'value', eb.cast<number>(eb.fn.sum('count'), 'bigint').as('count')])
    .where('organisationId', '=', which.organisationId)
    .where('state', 'in', [...which.states])
    .groupBy(['facet', 'value'])
    .orderBy('facet')
    .orderBy('count', 'desc')
    .orderBy('value');
  if (which.projectIds) query = query.where('projectId', 'in', [...which.projectIds]);
  return query.execute();
}
