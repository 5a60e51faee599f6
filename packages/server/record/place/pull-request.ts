import { newId } from '../../store/identifier.ts';
import type { Trx } from '../context.ts';
import { storableText } from '../storable.ts';
import { type Branch, settleBranch } from './branch.ts';
import type { Project } from './project.ts';

export interface PullRequestInput {
  readonly number: number;
  readonly title?: string;
  /** The branch that it is to be merged into. */
  readonly base?: string;
}

export async function settlePullRequest(
  trx: Trx,
  project: Project,
  head: Branch,
  pullRequest: PullRequestInput,
  now: Date,
): Promise<string> {
  const { organisationId, projectId } = project;
  const base = pullRequest.base
    ? await settleBranch(trx, project, { name: pullRequest.base, mayBeDefault: false }, now)
    : null;
  const said = {
    headBranchId: head.branchId,
    baseBranchId: base?.branchId ?? null,
    title: storableText(pullRequest.title ?? '', 300),
    state: 'open' as const,
  };
  const { pullRequestId } = await trx
    .insertInto('pullRequests')
    .values({
      organisationId,
      pullRequestId: newId(now),
      projectId,
      number: pullRequest.number,
      ...said,
      createdAt: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'projectId', 'number']).doUpdateSet((eb) => ({
        headBranchId: said.headBranchId,
        state: said.state,
        baseBranchId: eb.fn.coalesce('excluded.baseBranchId', 'pullRequests.baseBranchId'),
        title: said.title === '' ? eb.ref('pullRequests.title') : said.title,
      })),
    )
    .returning('pullRequestId')
    .executeTakeFirstOrThrow();
  return pullRequestId;
}
