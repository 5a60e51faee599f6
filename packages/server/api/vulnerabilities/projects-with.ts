import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { VulnerabilityFilter } from '../contract/vulnerabilities.ts';
import { inProjects } from './scope.ts';

/** With more projects than these, what is asked for is spread widely enough. */
const FEW = 50;

/**
 * The projects that have each of the values that a filter asks for, as far as the record's counters know; null when they are
 * many. One team's findings stand together in its projects: a list in the order of time would else read past all others.
 */
export async function projectsWith(
  db: Kysely<Database>,
  organisationId: string,
  projects: 'all' | readonly string[],
  { owner, rule }: VulnerabilityFilter,
): Promise<string[] | null> {
  const asked = Object.entries({ owner, rule }).flatMap(([facet, values]): RawBuilder<unknown>[] =>
    values === undefined || values.length === 0
      ? []
      : [
          sql`select v.project_id from facet_counts v where v.organisation_id = ${organisationId} and ${inProjects(projects)}
            and v.facet = ${facet} and v.value = any(${values}::text[]) and v.count > 0`,
        ],
  );
  if (asked.length === 0) return null;
  const { rows } = await sql<{ projectId: string }>`
    select distinct project_id from (${sql.join(asked, sql` intersect `)}) p limit ${FEW + 1}`.execute(db);
  return rows.length > FEW ? null : rows.map(({ projectId }) => projectId);
}
