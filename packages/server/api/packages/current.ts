import { type RawBuilder, sql } from 'kysely';
import { inProjects } from '../vulnerabilities/scope.ts';

/**
 * A `with` part named `current`: the scans that say what there is now, of projects that one may see. These are the last
 * ones of default branches, and those of releases that run somewhere.
 */
export function currentScans(organisationId: string, projects: 'all' | readonly string[]): RawBuilder<unknown> {
  return sql`current as materialized (
    select v.scan_id, v.project_id, v.branch, v.release, v.environments from (
      select b.last_scan_id as scan_id, b.project_id, b.name as branch, null::text as release, '{}'::text[] as environments
      from branches b
      where b.organisation_id = ${organisationId} and b.is_default and b.retired_at is null and b.last_scan_id is not null
      union all
      select r.scan_id, r.project_id, null, r.name, array_agg(e.name order by e.name)
      from deployments d
      join releases r on r.organisation_id = d.organisation_id and r.release_id = d.release_id
      join environments e on e.organisation_id = d.organisation_id and e.environment_id = d.environment_id
      where d.organisation_id = ${organisationId} and d.retired_at is null and r.scan_id is not null
      group by r.scan_id, r.project_id, r.name) v
    join projects p on p.organisation_id = ${organisationId} and p.project_id = v.project_id and p.archived_at is null
    where ${inProjects(projects)})`;
}
