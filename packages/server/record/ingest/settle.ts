import type { Trx } from '../context.ts';
import { type Branch, pullRequestBranch, settleBranch } from '../place/branch.ts';
import { findProject, type Project, settlePlace } from '../place/project.ts';
import { settlePullRequest } from '../place/pull-request.ts';
import { settleTarget } from '../place/target.ts';
import type { RecordInput } from './input.ts';

export interface Settled {
  readonly project: Project;
  readonly targetId: string;
  readonly branch: Branch;
  readonly pullRequestId: string | null;
}

/** Finds or makes what the scan belongs to, and refuses a report of another place. */
export async function settle(trx: Trx, input: RecordInput): Promise<Settled> {
  const { report, pullRequest, now } = input;
  const project = await findProject(trx, input.organisationId, input.projectId);
  await settlePlace(trx, project, report.source);
  const targetId = await settleTarget(trx, project, report.source, now);
  const name = pullRequest ? pullRequestBranch(pullRequest.number) : report.source.branch;
  const branch = await settleBranch(trx, project, { name, mayBeDefault: !pullRequest }, now);
  const pullRequestId = pullRequest ? await settlePullRequest(trx, project, branch, pullRequest, now) : null;
  return { project, targetId, branch, pullRequestId };
}
