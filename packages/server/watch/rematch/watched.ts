import type { DataFacts } from '@vauban/domain';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';

/** A scan that something stands on today: a branch whose last one it is, or a release that is deployed. */
export interface WatchedScan {
  readonly projectId: string;
  readonly scanId: string;
  readonly reportBlob: string;
  /** The advisories that the scan itself matched with. */
  readonly data: readonly DataFacts[];
  readonly branches: readonly WatchedBranch[];
  readonly releases: readonly WatchedRelease[];
}

export interface WatchedBranch {
  readonly branchId: string;
  readonly name: string;
  readonly commit: string | null;
  readonly isDefault: boolean;
}

export interface WatchedRelease {
  readonly name: string;
  readonly environments: readonly string[];
}

/** The version of a package as it is recorded once for all that use it. */
export interface WatchedComponent {
  readonly componentId: string;
  readonly purl: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
}

export interface Use {
  readonly scanId: string;
  readonly componentId: string;
}

type Db = Kysely<Database>;

/** `projectId`: null for all projects of the organisation. Archived ones are not watched. */
export async function watchedScans(db: Db, organisationId: string, projectId: string | null): Promise<WatchedScan[]> {
  const { rows } = await sql<WatchedScan>`
  with b as (
    select last_scan_id as scan_id, jsonb_agg(jsonb_build_object(
      'branchId', branch_id, 'name', name, 'commit', last_commit, 'isDefault', is_default) order by name) as branches
    from branches
    where organisation_id = ${organisationId} and last_scan_id is not null and retired_at is null
      and (${projectId}::uuid is null or project_id = ${projectId}::uuid)
    group by 1),
  r as (
    select scan_id, jsonb_agg(jsonb_build_object('name', name, 'environments', environments) order by name) as releases
    from (
      select r.scan_id, r.name, array_agg(e.name order by e.name) as environments
      from releases r
      join deployments d on d.organisation_id = r.organisation_id and d.release_id = r.release_id and d.retired_at is null
      join environments e on e.organisation_id = d.organisation_id and e.environment_id = d.environment_id
      where r.organisation_id = ${organisationId} and r.scan_id is not null
        and (${projectId}::uuid is null or r.project_id = ${projectId}::uuid)
      group by 1, 2) deployed
    group by 1)
  select s.project_id, s.scan_id, s.report_blob, coalesce(s.coverage->'data', '[]') as data,
    coalesce(b.branches, '[]') as branches, coalesce(r.releases, '[]') as releases
  from b full join r on r.scan_id = b.scan_id
  join scans s on s.organisation_id = ${organisationId} and s.scan_id = coalesce(b.scan_id, r.scan_id)
  join projects p on p.organisation_id = s.organisation_id and p.project_id = s.project_id and p.archived_at is null
  order by s.project_id, s.sequence`.execute(db);
  return rows;
}

/** Each version once, however many scans use it. Only what comes from a registry has advisories. */
export async function componentsOf(
  db: Db,
  organisationId: string,
  scanIds: readonly string[],
): Promise<WatchedComponent[]> {
  const { rows } = await sql<WatchedComponent>`
  select component_id, purl, ecosystem, name, version from components
  where organisation_id = ${organisationId} and component_id in (
    select component_id from scan_components
    where organisation_id = ${organisationId} and scan_id = any(${scanIds as string[]}::uuid[]) and source = 'registry')
  order by purl`.execute(db);
  return rows;
}

export async function usesOf(
  db: Db,
  organisationId: string,
  scanIds: readonly string[],
  componentIds: readonly string[],
): Promise<Use[]> {
  if (componentIds.length === 0) return [];
  const { rows } = await sql<Use>`
  select distinct scan_id, component_id from scan_components
  where organisation_id = ${organisationId} and source = 'registry' and scan_id = any(${scanIds as string[]}::uuid[])
    and component_id = any(${componentIds as string[]}::uuid[])`.execute(db);
  return rows;
}
