import { sql } from 'kysely';
import type { Handlers } from '../route/call.ts';
import { inProjects } from '../vulnerabilities/scope.ts';
import { currentScans } from './current.ts';

const MOST_USES = 1000;
const MOST_VULNERABILITIES = 500;

export const PACKAGE_HANDLERS: Handlers<'searchPackages' | 'listPackageUses'> = {
  async searchPackages({ services, organisationId, projects, query }) {
    const ecosystem = query.ecosystem === undefined ? sql`true` : sql`k.ecosystem = ${query.ecosystem}`;
    const { rows } = await sql<{ ecosystem: string; name: string; versions: number; projects: number; open: number }>`
    with ${currentScans(organisationId, projects)},
    named as materialized (
      select k.component_id, k.ecosystem, k.name, k.version, k.purl from components k
      where k.organisation_id = ${organisationId} and strpos(lower(k.name), ${query.q.toLowerCase()}) > 0 and ${ecosystem}
      order by length(k.name), k.name, k.ecosystem limit 2000),
    used as (
      select n.ecosystem, n.name, count(distinct n.version)::int as versions, count(distinct c.project_id)::int as projects,
        array_agg(distinct n.purl) as purls
      from named n
      join scan_components u on u.organisation_id = ${organisationId} and u.component_id = n.component_id
      join current c on c.scan_id = u.scan_id
      group by 1, 2 order by length(n.name), n.name, n.ecosystem limit ${query.limit + 1})
    select used.ecosystem, used.name, used.versions, used.projects, (
      select count(*)::int from vulnerabilities v
      where v.organisation_id = ${organisationId} and v.component_purl = any(used.purls) and v.witness_of is null
        and v.state = 'open' and ${inProjects(projects)}) as open
    from used order by length(used.name), used.name, used.ecosystem`.execute(services.db);
    return { items: rows.slice(0, query.limit), more: rows.length > query.limit };
  },

  async listPackageUses({ services, organisationId, projects, query }) {
    const { db } = services;
    const { rows: uses } = await sql<Use>`
    with ${currentScans(organisationId, projects)}
    select k.purl, k.version, p.slug as project, p.name as project_name, c.branch, c.release, c.environments, c.scan_id as scan,
      u.path, u.direct, u.scope
    from components k
    join scan_components u on u.organisation_id = k.organisation_id and u.component_id = k.component_id
    join current c on c.scan_id = u.scan_id
    join projects p on p.organisation_id = k.organisation_id and p.project_id = c.project_id
    where k.organisation_id = ${organisationId} and k.ecosystem = ${query.ecosystem} and k.name = ${query.name}
    order by p.slug, c.release nulls first, k.version, u.path limit ${MOST_USES + 1}`.execute(db);
    const { rows: vulnerabilities } = await sql<Against>`
    select 'VBN-' || v.number as id, p.slug as project, v.title, v.severity, v.component_purl as purl, v.decision
    from components k
    join vulnerabilities v on v.organisation_id = k.organisation_id and v.component_purl = k.purl
    join projects p on p.organisation_id = v.organisation_id and p.project_id = v.project_id
    where k.organisation_id = ${organisationId} and k.ecosystem = ${query.ecosystem} and k.name = ${query.name}
      and v.component_purl is not null and v.witness_of is null and v.state = 'open' and ${inProjects(projects)}
    order by v.severity_rank desc, v.number limit ${MOST_VULNERABILITIES}`.execute(db);
    return { items: uses.slice(0, MOST_USES), more: uses.length > MOST_USES, vulnerabilities };
  },
};

interface Use {
  readonly purl: string;
  readonly version: string;
  readonly project: string;
  readonly projectName: string;
  readonly branch: string | null;
  readonly release: string | null;
  readonly environments: string[];
  readonly scan: string;
  readonly path: string;
  readonly direct: boolean | null;
  readonly scope: string;
}

interface Against {
  readonly id: string;
  readonly project: string;
  readonly title: string;
  readonly severity: string;
  readonly purl: string;
  readonly decision: string | null;
}
