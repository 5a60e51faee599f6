import { newId } from '../../store/identifier.ts';
import type { Trx } from '../context.ts';

export interface Deployment {
  readonly organisationId: string;
  readonly projectId: string;
  readonly releaseId: string;
  readonly environmentId: string;
  readonly now: Date;
  /** Whether other releases of the project go on running there, beside this one. */
  readonly keepsOthers: boolean;
}

/** From now on the release runs in the environment, in place of the project's others. False when it did already. */
export async function deployTo(trx: Trx, deployment: Deployment): Promise<boolean> {
  const { organisationId, releaseId, environmentId, now } = deployment;
  if (!deployment.keepsOthers) await retireOthers(trx, deployment);
  const made = await trx
    .insertInto('deployments')
    .values({ organisationId, deploymentId: newId(now), releaseId, environmentId, deployedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'releaseId', 'environmentId']).where('retiredAt', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows !== 0n;
}

async function retireOthers(trx: Trx, { organisationId, projectId, releaseId, environmentId, now }: Deployment) {
  await trx
    .updateTable('deployments')
    .set({ retiredAt: now })
    .where('organisationId', '=', organisationId)
    .where('environmentId', '=', environmentId)
    .where('retiredAt', 'is', null)
    .where('releaseId', '!=', releaseId)
    .where('releaseId', 'in', (from) =>
      from
        .selectFrom('releases')
        .select('releaseId')
        .where('organisationId', '=', organisationId)
        .where('projectId', '=', projectId),
    )
    .execute();
}
