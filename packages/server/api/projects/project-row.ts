import { type Kysely, sql } from 'kysely';
import type * as z from 'zod';
import type { Actor } from '../../people/actor.ts';
import { allowedActions } from '../../people/authorise.ts';
import type { Database } from '../../store/schema.ts';
import type { project } from '../contract/projects.ts';
import { iso, isoOrNull } from '../times.ts';

interface Row {
  readonly projectId: string;
  readonly slug: string;
  readonly name: string;
  readonly repository: string | null;
  readonly path: string;
  readonly defaultBranch: string | null;
  readonly settings: { readonly snippets?: unknown };
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  readonly open: Record<string, number>;
  readonly last: { id: string; verdict: 'pass'; recorded: string; branch: string | null } | null;
}

export interface WhichProjects {
  readonly organisationId: string;
  readonly projects: 'all' | readonly string[];
  readonly archived: 'no' | 'yes' | 'all';
  readonly q?: string | undefined;
  readonly after: string;
  readonly limit: number;
}

/** Projects by slug, with their open vulnerabilities by severity and their last scan. */
export async function projectRows(db: Kysely<Database>, which: WhichProjects): Promise<Row[]> {
  const seen = which.projects === 'all' ? sql`true` : sql`p.project_id = any(${which.projects as string[]}::uuid[])`;
  const archived = { no: sql`p.archived_at is null`, yes: sql`p.archived_at is not null`, all: sql`true` }[
    which.archived
  ];
  const text = which.q?.toLowerCase() ?? '';
  const found =
    text === '' ? sql`true` : sql`(position(${text} in p.slug) > 0 or position(${text} in lower(p.name)) > 0)`;
  const { rows } = await sql<Row>`
    select p.project_id, p.slug, p.name, p.repository, p.path, p.default_branch, p.settings, p.created_at, p.archived_at,
      coalesce((select jsonb_object_agg(f.value, f.count) from facet_counts f
        where f.organisation_id = p.organisation_id and f.project_id = p.project_id
          and f.facet = 'severity' and f.state = 'open' and f.count > 0), '{}') as open,
      (select jsonb_build_object('id', s.scan_id, 'verdict', s.server_verdict, 'branch', b.name,
          'recorded', to_char(s.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from scans s left join branches b on b.organisation_id = s.organisation_id and b.branch_id = s.branch_id
        where s.organisation_id = p.organisation_id and s.project_id = p.project_id and s.pull_request_id is null
        order by s.sequence desc limit 1) as last
    from projects p
    where p.organisation_id = ${which.organisationId} and p.slug > ${which.after} and ${seen} and ${archived} and ${found}
    order by p.slug limit ${which.limit}`.execute(db);
  return rows;
}

export function shownProject(row: Row, actor: Actor, organisationId: string): z.input<typeof project> {
  return {
    id: row.projectId,
    slug: row.slug,
    name: row.name,
    repository: row.repository,
    path: row.path,
    defaultBranch: row.defaultBranch,
    snippets: row.settings.snippets === 'off' ? 'off' : 'on',
    created: iso(row.createdAt),
    archived: isoOrNull(row.archivedAt),
    open: row.open,
    lastScan: row.last,
    may: allowedActions(actor, organisationId, row.projectId),
  };
}
