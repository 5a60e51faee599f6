import { sql } from 'kysely';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';
import { inProjects } from '../vulnerabilities/scope.ts';

export const DEPLOYED_HANDLERS: Handlers<'listDeployments'> = {
  async listDeployments({ services, organisationId, projects, query }) {
    const keys = keysOf(query.cursor, ['text', 'text', 'text']);
    const after = keys === null ? sql`true` : sql`(e.name, p.slug, v.name) > (${keys[0]}, ${keys[1]}, ${keys[2]})`;
    const { rows } = await sql<Row>`
    select e.name as environment, e.exposure, p.slug as project, p.name as project_name, v.name as release, v.commit,
      d.deployed_at, v.scan_id as scan, s.server_verdict as verdict, s.counts->'bySeverity' as found,
      s.recorded_at as scanned_at, (
        select coalesce(jsonb_object_agg(w.severity, w.count), '{}') from (
          select m.severity, count(*) from watch_matches m
          where m.organisation_id = v.organisation_id and m.scan_id = v.scan_id and m.state = 'affected' group by 1) w) as since
    from deployments d
    join releases v on v.organisation_id = d.organisation_id and v.release_id = d.release_id
    join environments e on e.organisation_id = d.organisation_id and e.environment_id = d.environment_id
    join projects p on p.organisation_id = v.organisation_id and p.project_id = v.project_id
    left join scans s on s.organisation_id = v.organisation_id and s.scan_id = v.scan_id
    where d.organisation_id = ${organisationId} and d.retired_at is null and ${inProjects(projects)} and ${after}
    order by e.name, p.slug, v.name limit ${query.limit + 1}`.execute(services.db);
    return pageOf(rows, query.limit, shown, (row) => [row.environment, row.project, row.release]);
  },
};

interface Row {
  readonly environment: string;
  readonly exposure: 'internet' | 'internal' | 'none' | 'unknown';
  readonly project: string;
  readonly projectName: string;
  readonly release: string;
  readonly commit: string | null;
  readonly deployedAt: Date;
  readonly scan: string | null;
  readonly verdict: 'pass' | 'fail' | 'unproven' | null;
  readonly found: Record<string, number> | null;
  readonly scannedAt: Date | null;
  readonly since: Record<string, number>;
}

function shown({ deployedAt, scannedAt, ...row }: Row) {
  return { ...row, deployed: iso(deployedAt), scanned: scannedAt === null ? null : iso(scannedAt) };
}
