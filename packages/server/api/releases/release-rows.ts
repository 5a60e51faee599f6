import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { iso } from '../times.ts';

export interface ReleaseRow {
  readonly releaseId: string;
  readonly name: string;
  readonly commit: string | null;
  readonly scanId: string | null;
  readonly createdAt: Date;
  readonly deployments: { environment: string; exposure: 'unknown'; deployed: string; retired: string | null }[];
}

export interface WhichReleases {
  readonly organisationId: string;
  readonly projectId: string;
  readonly name?: string;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Releases, the newest first (their ids sort by time), with where they run and ran. */
export async function releaseRows(db: Kysely<Database>, which: WhichReleases): Promise<ReleaseRow[]> {
  const named = which.name === undefined ? sql`true` : sql`r.name = ${which.name}`;
  const before = which.before === undefined ? sql`true` : sql`r.release_id < ${which.before}::uuid`;
  const time = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { rows } = await sql<ReleaseRow>`
    select r.release_id, r.name, r.commit, r.scan_id, r.created_at,
      coalesce((select jsonb_agg(jsonb_build_object('environment', e.name, 'exposure', e.exposure,
          'deployed', ${time('d.deployed_at')}, 'retired', ${time('d.retired_at')})
          order by d.retired_at is not null, d.deployed_at desc)
        from (select * from deployments o where o.organisation_id = r.organisation_id and o.release_id = r.release_id
          order by o.retired_at is not null, o.deployed_at desc limit 100) d
        join environments e on e.organisation_id = d.organisation_id and e.environment_id = d.environment_id), '[]') as deployments
    from releases r
    where r.organisation_id = ${which.organisationId} and r.project_id = ${which.projectId} and ${named} and ${before}
    order by r.release_id desc limit ${which.limit}`.execute(db);
  return rows;
}

export function shownRelease(row: ReleaseRow) {
  return {
    id: row.releaseId,
    name: row.name,
    commit: row.commit,
    scan: row.scanId,
    created: iso(row.createdAt),
    deployments: row.deployments,
  };
}
