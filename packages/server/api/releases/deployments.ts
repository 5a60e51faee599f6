import { Problem } from '../../http/problem/problems.ts';
import { appendEvents, deployTo, inTransaction, type Trx } from '../../record/index.ts';
import { audit } from '../operations/audit.ts';
import type { Call, Handlers } from '../route/call.ts';
import { doer } from '../route/who.ts';
import { settleEnvironment } from './environments.ts';
import { releaseNamed } from './releases.ts';

type Asked = Pick<Call, 'services' | 'actor' | 'organisationId' | 'projectId' | 'now'>;

export const DEPLOYMENT_HANDLERS: Handlers<'deploy' | 'retire'> = {
  async deploy(call) {
    const { services, organisationId, projectId, params, body, now } = call;
    const release = await releaseNamed(services.db, organisationId, projectId, params.release);
    await inTransaction(services.db, async (trx) => {
      const environmentId = await settleEnvironment(trx, organisationId, body.environment, now);
      const where = { organisationId, projectId, releaseId: release.id, environmentId, now };
      if (!(await deployTo(trx, { ...where, keepsOthers: body.keepOthers }))) return;
      await tell(trx, call, 'release.deployed', {
        releaseId: release.id,
        name: release.name,
        environmentId,
        environment: body.environment,
      });
    });
    return releaseNamed(services.db, organisationId, projectId, params.release);
  },

  async retire(call) {
    const { services, organisationId, projectId, params, now } = call;
    const release = await releaseNamed(services.db, organisationId, projectId, params.release);
    await inTransaction(services.db, async (trx) => {
      const environment = await trx
        .selectFrom('environments')
        .select('environmentId')
        .where('organisationId', '=', organisationId)
        .where('name', '=', params.environment)
        .executeTakeFirst();
      if (environment === undefined) throw new Problem('not-found');
      const done = await trx
        .updateTable('deployments')
        .set({ retiredAt: now })
        .where('organisationId', '=', organisationId)
        .where('releaseId', '=', release.id)
        .where('environmentId', '=', environment.environmentId)
        .where('retiredAt', 'is', null)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) throw new Problem('not-found', 'The release does not run there.');
      await tell(trx, call, 'release.retired', {
        releaseId: release.id,
        name: release.name,
        environment: params.environment,
      });
    });
    return releaseNamed(services.db, organisationId, projectId, params.release);
  },
};

async function tell(trx: Trx, call: Asked, kind: string, data: Readonly<Record<string, string>>): Promise<void> {
  const { services, actor, organisationId, projectId, now } = call;
  const event = { kind, actor: doer(actor), projectId, scanId: null, subjects: [], data, at: now };
  await services.record.notify(trx, await appendEvents(trx, organisationId, [event]));
  await audit(services, actor, { action: kind, subject: `release:${String(data.releaseId)}`, data, now }, trx);
}
