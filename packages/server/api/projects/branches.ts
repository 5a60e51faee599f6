import { sql } from 'kysely';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';

export const BRANCH_HANDLERS: Handlers<'listBranches'> = {
  async listBranches({ services, organisationId, projectId, query }) {
    const [after = ''] = keysOf(query.cursor, ['text']) ?? [];
    const { rows } = await sql<Row>`
      select b.branch_id, b.name, b.is_default, b.last_commit, b.created_at, s.scan_id, s.server_verdict, s.recorded_at,
        (select count(*) from vulnerability_branches o
          where o.organisation_id = b.organisation_id and o.branch_id = b.branch_id and o.state = 'open') as open
      from branches b left join scans s on s.organisation_id = b.organisation_id and s.scan_id = b.last_scan_id
      where b.organisation_id = ${organisationId} and b.project_id = ${projectId} and b.name > ${after}
      order by b.name limit ${query.limit + 1}`.execute(services.db);
    return pageOf(
      rows,
      query.limit,
      (row) => ({
        id: row.branchId,
        name: row.name,
        isDefault: row.isDefault,
        lastCommit: row.lastCommit,
        lastScan:
          row.scanId === null
            ? null
            : { id: row.scanId, verdict: row.serverVerdict, recorded: iso(row.recordedAt), branch: row.name },
        open: row.open,
        created: iso(row.createdAt),
      }),
      (row) => [row.name],
    );
  },
};

interface Row {
  readonly branchId: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly lastCommit: string | null;
  readonly createdAt: Date;
  readonly scanId: string | null;
  readonly serverVerdict: 'pass' | 'fail' | 'unproven';
  readonly recordedAt: Date;
  readonly open: number;
}
