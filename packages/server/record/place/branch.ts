import type { Selectable } from 'kysely';
import { newId } from '../../store/identifier.ts';
import type { BranchesTable } from '../../store/schema.ts';
import type { Trx } from '../context.ts';
import type { Project } from './project.ts';

/** Where scans of no named branch are kept: a folder without git, a detached head. git allows no such name. */
export const NO_BRANCH = '(no branch)';

/** Where scans of a pull request are kept: apart from every branch, whatever its own is called in whichever fork. */
export function pullRequestBranch(number: number): string {
  return `(pull request ${number})`;
}

export type Branch = Selectable<BranchesTable>;

/** Finds or makes the branch; the first one that is no pull request's becomes the default when none is named. */
export async function settleBranch(
  trx: Trx,
  project: Project,
  branch: { name: string | null; mayBeDefault: boolean },
  now: Date,
): Promise<Branch> {
  const name = branch.name ?? NO_BRANCH;
  const { organisationId, projectId } = project;
  const known = await trx
    .selectFrom('branches')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId)
    .where('name', '=', name)
    .executeTakeFirst();
  const becomesDefault = project.defaultBranch === null && branch.mayBeDefault;
  if (becomesDefault) {
    await trx
      .updateTable('projects')
      .set({ defaultBranch: name })
      .where('organisationId', '=', organisationId)
      .where('projectId', '=', projectId)
      .execute();
  }
  const isDefault = becomesDefault || project.defaultBranch === name;
  if (known) return becomesDefault && !known.isDefault ? await makeDefault(trx, known) : known;
  return trx
    .insertInto('branches')
    .values({ organisationId, branchId: newId(now), projectId, name, isDefault, createdAt: now })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A pull request had named it before its own first scan. */
async function makeDefault(trx: Trx, { organisationId, branchId }: Branch): Promise<Branch> {
  return trx
    .updateTable('branches')
    .set({ isDefault: true })
    .where('organisationId', '=', organisationId)
    .where('branchId', '=', branchId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
