import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../store/schema.ts';

export interface PastScan {
  readonly scanId: string;
  readonly projectId: string;
  readonly project: string;
  readonly branch: string | null;
  readonly pullRequest: number | null;
  readonly commit: string | null;
  readonly recordedAt: Date;
  readonly reportBlob: string;
}

interface Which {
  readonly organisationId: string;
  /** Null: every project without a policy of its own. */
  readonly projectId: string | null;
  readonly since: Date;
  readonly most: number;
}

/** The newest scans since a moment, and how many there are. */
export async function scansSince(
  db: Kysely<Database>,
  { organisationId, projectId, since, most }: Which,
): Promise<{ scans: readonly PastScan[]; inAll: number }> {
  const whose =
    projectId === null
      ? sql`not exists (select from policies o
          where o.organisation_id = s.organisation_id and o.project_id = s.project_id)`
      : sql`s.project_id = ${projectId}`;
  const from = sql`from scans s where s.organisation_id = ${organisationId} and ${whose} and s.recorded_at >= ${since}`;
  const counted = await sql<{ count: number }>`select count(*)::int as count ${from}`.execute(db);
  const { rows } = await sql<PastScan>`
    select s.scan_id, s.project_id, p.slug as project, b.name as branch, r.number as pull_request, s.commit,
      s.recorded_at, s.report_blob
    from (select s.* ${from} order by s.sequence desc limit ${most}) s
    join projects p on p.organisation_id = s.organisation_id and p.project_id = s.project_id
    left join branches b on b.organisation_id = s.organisation_id and b.branch_id = s.branch_id
    left join pull_requests r on r.organisation_id = s.organisation_id and r.pull_request_id = s.pull_request_id
    order by s.sequence desc`.execute(db);
  return { scans: rows, inAll: counted.rows[0]?.count ?? 0 };
}
