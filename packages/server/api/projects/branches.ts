import { sql } from 'kysely';
import { pullRequestBranch, retireBranch } from '../../record/index.ts';
import { audit } from '../operations/audit.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import { recorded } from '../record-problem.ts';
import type { Handlers } from '../route/call.ts';
import { doer } from '../route/who.ts';
import { iso, isoOrNull } from '../times.ts';

export const BRANCH_HANDLERS: Handlers<'listBranches' | 'retireBranch'> = {
  async listBranches({ services, organisationId, projectId, query }) {
    const [after = ''] = keysOf(query.cursor, ['text']) ?? [];
    const { rows } = await sql<Row>`
      select b.branch_id, b.name, b.is_default, b.last_commit, b.created_at, b.retired_at, r.number, s.scan_id, s.server_verdict, s.recorded_at,
        (select count(*) from vulnerability_branches o
          where o.organisation_id = b.organisation_id and o.branch_id = b.branch_id and o.state = 'open') as open
      from branches b
      left join pull_requests r on r.organisation_id = b.organisation_id and r.head_branch_id = b.branch_id
      left join scans s on s.organisation_id = b.organisation_id and s.scan_id = b.last_scan_id
      where b.organisation_id = ${organisationId} and b.project_id = ${projectId} and b.name > ${after} and ${RETIRED[query.retired]}
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
        pullRequest: row.number,
        created: iso(row.createdAt),
        retired: isoOrNull(row.retiredAt),
      }),
      (row) => [row.name],
    );
  },

  async retireBranch({ services, actor, organisationId, projectId, body, now }) {
    const branch = body.pullRequest === undefined ? (body.branch ?? '') : pullRequestBranch(body.pullRequest);
    const what = { organisationId, projectId, branch, reason: body.reason, actor: doer(actor), now };
    const { closed } = await recorded(retireBranch(services.record, what));
    const data = { branch, closed, reason: body.reason };
    await audit(services, actor, { action: 'branch.retire', subject: `project:${projectId}`, data, now });
    return { branch, closed };
  },
};

const RETIRED = { no: sql`b.retired_at is null`, yes: sql`b.retired_at is not null`, all: sql`true` };

interface Row {
  readonly branchId: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly lastCommit: string | null;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
  /** Of the pull request. */
  readonly number: number | null;
  readonly scanId: string | null;
  readonly serverVerdict: 'pass' | 'fail' | 'unproven';
  readonly recordedAt: Date;
  readonly open: number;
}
