import { sql } from 'kysely';
import type { Actor, RecordContext } from '../context.ts';
import { appendEvents } from '../events/append.ts';
import type { NewEvent } from '../events/event.ts';
import { RecordProblem } from '../problem.ts';
import { inTransaction, lockProjects } from '../transaction.ts';

export interface RetireBranchInput {
  readonly organisationId: string;
  readonly projectId: string;
  /** As the record names it; a pull request's by `pullRequestBranch`. */
  readonly branch: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Says that a branch is no more: what was open on it is gone with it, and it is not watched any longer. No scan proves
 * that, so whoever says it stands in the history. A later scan of the branch brings everything back that it sees.
 * Answers how much was open. Throws `RecordProblem` for a branch that is not there, and for the default one.
 */
export async function retireBranch(ctx: RecordContext, input: RetireBranchInput): Promise<{ closed: number }> {
  const { organisationId, projectId, actor, now } = input;
  return inTransaction(ctx.db, async (trx) => {
    await lockProjects(trx, organisationId, [projectId]);
    const branch = await trx
      .selectFrom('branches')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('projectId', '=', projectId)
      .where('name', '=', input.branch)
      .executeTakeFirst();
    if (!branch) throw new RecordProblem('not-found', 'There is no such branch.');
    if (branch.isDefault) {
      throw new RecordProblem(
        'default-branch',
        `${branch.name} is the default branch; make another one the default first.`,
      );
    }
    if (branch.retiredAt !== null) return { closed: 0 };
    const { rows } = await sql<{ number: number }>`
      select v.number from vulnerability_branches b
      join vulnerabilities v on v.organisation_id = b.organisation_id and v.vulnerability_id = b.vulnerability_id
      where b.organisation_id = ${organisationId} and b.branch_id = ${branch.branchId} and b.state = 'open'
      order by 1`.execute(trx);
    const subjects = rows.map(({ number }) => Number(number));
    const event = (kind: NewEvent['kind'], data: object, about: readonly number[] = []): NewEvent => {
      return { kind, actor, projectId, scanId: branch.lastScanId, subjects: about, data, at: now };
    };
    const { branchId, name, lastCommit: commit } = branch;
    const why = `the branch ${name} was retired: ${input.reason}`;
    const events = await appendEvents(trx, organisationId, [
      event('branch.retired', { branchId, branch: name, reason: input.reason }),
      ...(subjects.length > 0 ? [event('vulnerability.gone', { branchId, commit, why }, subjects)] : []),
    ]);
    await ctx.notify(trx, events);
    return { closed: subjects.length };
  });
}
