import { createHash } from 'node:crypto';
import { type Configuration, canonicalJson, type RecordedDecision } from '@vauban/domain';
import { sql } from 'kysely';
import type { RecordContext } from '../context.ts';
import { NO_BRANCH } from '../place/branch.ts';
import { RecordProblem } from '../problem.ts';
import { activeDecisions } from './active.ts';
import { dayOf } from './day.ts';
import { policyOf } from './policy.ts';

const MOST_COMMITS = 500;

/** What a command judges by, fetched and kept by it. */
export interface JudgementDocument {
  readonly schema: 'vauban.judgement/1.0';
  /** Of the server's policy; 0 without one. */
  readonly version: number;
  /** `sha256:…` over policy, decisions and commits: while it is the same, so is the document. */
  readonly digest: string;
  /** Null: the server has none, and what the repository says holds. */
  readonly policy: Configuration | null;
  readonly policyDigest: string | null;
  readonly decisions: readonly RecordedDecision[];
  /** Commits of the branch where something was seen last, newest first: the report should answer for each. */
  readonly lastCommits: readonly string[];
  /** When the server made it, RFC 3339: a command that cannot reach the server tells its age. */
  readonly made: string;
}

/** `branch`: null for a scan of none. What a decision's last day has passed is not in it. */
export async function judgementDocument(
  ctx: Pick<RecordContext, 'db' | 'now'>,
  { organisationId, projectId, branch }: { organisationId: string; projectId: string; branch: string | null },
): Promise<JudgementDocument> {
  const { db } = ctx;
  const now = ctx.now();
  const project = await db
    .selectFrom('projects')
    .select('defaultBranch')
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId)
    .executeTakeFirst();
  if (!project) throw new RecordProblem('not-found', 'There is no such project.');
  const policy = await policyOf(db, organisationId, projectId);
  const all = await activeDecisions(db, organisationId, projectId);
  const decisions = all.filter(({ until }) => until >= dayOf(now));
  const lastCommits = await commitsOf(db, organisationId, projectId, branch ?? NO_BRANCH);
  const said = { policy: policy?.document ?? null, decisions, lastCommits };
  return {
    schema: 'vauban.judgement/1.0',
    version: policy?.version ?? 0,
    digest: `sha256:${createHash('sha256').update(canonicalJson(said)).digest('hex')}`,
    ...said,
    policyDigest: policy?.digest ?? null,
    made: now.toISOString(),
  };
}

async function commitsOf(
  db: RecordContext['db'],
  organisationId: string,
  projectId: string,
  branch: string,
): Promise<string[]> {
  const { rows } = await sql<{ commit: string }>`
  select seen.commit from (
    select b.last_seen_commit as commit, max(s.sequence) as sequence
    from branches r
    join vulnerability_branches b on b.organisation_id = r.organisation_id and b.branch_id = r.branch_id
    join scans s on s.organisation_id = b.organisation_id and s.scan_id = b.last_seen_scan_id
    where r.organisation_id = ${organisationId} and r.project_id = ${projectId} and r.name = ${branch}
      and b.state = 'open' and b.last_seen_commit is not null
    group by 1
    union
    select r.last_commit, s.sequence from branches r
    join scans s on s.organisation_id = r.organisation_id and s.scan_id = r.last_scan_id
    where r.organisation_id = ${organisationId} and r.project_id = ${projectId} and r.name = ${branch}
      and r.last_commit is not null) seen
  group by 1 order by max(seen.sequence) desc, 1 limit ${MOST_COMMITS}`.execute(db);
  return rows.map(({ commit }) => commit);
}
