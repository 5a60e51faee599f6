import type { Coverage, PolicyFacts, SourceFacts, VerdictReason } from '@vauban/domain';
import { type RawBuilder, sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { dayOf } from '../../record/index.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';

const COLUMNS = sql`s.scan_id, p.slug as project, b.name as branch, r.number as pull_request, l.name as release, s.commit,
  s.verdict, s.server_verdict, s.complete, s.started_at, s.recorded_at, s.duration_ms, s.tool_version, s.counts, s.sequence`;
const TABLES = sql`scans s
  join projects p on p.organisation_id = s.organisation_id and p.project_id = s.project_id
  left join branches b on b.organisation_id = s.organisation_id and b.branch_id = s.branch_id
  left join pull_requests r on r.organisation_id = s.organisation_id and r.pull_request_id = s.pull_request_id
  left join releases l on l.organisation_id = s.organisation_id and l.release_id = s.release_id`;

export const SCAN_HANDLERS: Handlers<'listScans' | 'readScan' | 'readReport' | 'listComponents'> = {
  async listScans({ services, organisationId, projectId, query }) {
    const [before] = keysOf(query.cursor, ['number']) ?? [];
    const narrow: RawBuilder<unknown>[] = [];
    if (before !== undefined) narrow.push(sql`and s.sequence < ${before}`);
    if (query.branch !== undefined) narrow.push(sql`and b.name = ${query.branch}`);
    const { rows } = await sql<Row>`select ${COLUMNS} from ${TABLES}
      where s.organisation_id = ${organisationId} and s.project_id = ${projectId} ${sql.join(narrow, sql` `)}
      order by s.sequence desc limit ${query.limit + 1}`.execute(services.db);
    return pageOf(rows, query.limit, shown, (row) => [row.sequence]);
  },

  async readScan({ services, organisationId, params }) {
    const { rows } = await sql<WholeRow>`
      select ${COLUMNS}, s.reasons, s.differences, s.policy, s.source, s.coverage #- '{looked}' as coverage
      from ${TABLES} where s.organisation_id = ${organisationId} and s.scan_id = ${params.scan}`.execute(services.db);
    const [row] = rows;
    if (row === undefined) throw new Problem('not-found');
    const { digest, origin, changes } = row.policy;
    const { repository, root, dirty, shallow } = row.source;
    return {
      ...shown(row),
      reasons: [...row.reasons],
      differences: row.differences,
      policy: { digest, origin, changes: [...changes] },
      repository,
      root,
      dirty,
      shallow,
      coverage: {
        ...row.coverage,
        scanners: row.coverage.scanners.map(({ id, surface, version, rules, ruleCount }) => ({
          id,
          surface,
          version,
          rules,
          ruleCount,
        })),
      } as never,
      components: Number(row.counts.components ?? 0),
    };
  },

  async readReport({ services, organisationId, params, reply }) {
    const row = await services.db
      .selectFrom('scans as s')
      .leftJoin('forgottenReports as f', (join) =>
        join.onRef('f.organisationId', '=', 's.organisationId').onRef('f.scanId', '=', 's.scanId'),
      )
      .select(['s.reportBlob', 'f.forgottenAt'])
      .where('s.organisationId', '=', organisationId)
      .where('s.scanId', '=', params.scan)
      .executeTakeFirst();
    if (row === undefined) throw new Problem('not-found');
    if (row.forgottenAt !== null) {
      throw new Problem('not-kept', `The report was deleted on ${dayOf(row.forgottenAt)}, as the retention asks for.`);
    }
    reply.header('content-disposition', `attachment; filename="vauban-${params.scan}.json"`);
    reply.header('etag', `"${row.reportBlob}"`);
    return services.blobs.get(row.reportBlob);
  },

  async listComponents({ services, organisationId, params, query }) {
    const [purl = '', path = ''] = keysOf(query.cursor, ['text', 'text']) ?? [];
    const rows = await services.db
      .selectFrom('scanComponents')
      .innerJoin('components', (join) =>
        join
          .onRef('components.organisationId', '=', 'scanComponents.organisationId')
          .onRef('components.componentId', '=', 'scanComponents.componentId'),
      )
      .select(['purl', 'ecosystem', 'name', 'version', 'path', 'direct', 'scope'])
      .where('scanComponents.organisationId', '=', organisationId)
      .where('scanComponents.scanId', '=', params.scan)
      .where(sql<boolean>`(components.purl, scan_components.path) > (${purl}, ${path})`)
      .orderBy('purl')
      .orderBy('path')
      .limit(query.limit + 1)
      .execute();
    return pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.purl, row.path],
    );
  },
};

interface Row {
  readonly scanId: string;
  readonly project: string;
  readonly branch: string | null;
  readonly pullRequest: number | null;
  readonly release: string | null;
  readonly commit: string | null;
  readonly verdict: 'pass' | 'fail' | 'unproven';
  readonly serverVerdict: 'pass' | 'fail' | 'unproven';
  readonly complete: boolean;
  readonly startedAt: Date;
  readonly recordedAt: Date;
  readonly durationMs: number;
  readonly toolVersion: string;
  readonly counts: Record<string, unknown>;
  readonly sequence: number;
}

interface WholeRow extends Row {
  readonly reasons: readonly VerdictReason[];
  readonly differences: string[];
  readonly policy: PolicyFacts;
  readonly source: SourceFacts;
  readonly coverage: Omit<Coverage, 'looked'>;
}

function shown(row: Row) {
  return {
    id: row.scanId,
    project: row.project,
    branch: row.branch,
    pullRequest: row.pullRequest,
    release: row.release,
    commit: row.commit,
    verdict: row.verdict,
    serverVerdict: row.serverVerdict,
    complete: row.complete,
    started: iso(row.startedAt),
    recorded: iso(row.recordedAt),
    durationMs: row.durationMs,
    tool: row.toolVersion,
    counts: row.counts,
  };
}
