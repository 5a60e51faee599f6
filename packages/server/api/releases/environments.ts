import { Problem } from '../../http/problem/problems.ts';
import type { Trx } from '../../record/index.ts';
import { newId } from '../../store/identifier.ts';
import { audit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';

export const ENVIRONMENT_HANDLERS: Handlers<'listEnvironments' | 'changeEnvironment'> = {
  async listEnvironments({ services, organisationId }) {
    const rows = await services.db
      .selectFrom('environments')
      .select(['name', 'exposure', 'createdAt'])
      .where('organisationId', '=', organisationId)
      .orderBy('name')
      .limit(1000)
      .execute();
    return { items: rows.map(({ name, exposure, createdAt }) => ({ name, exposure, created: iso(createdAt) })) };
  },

  async changeEnvironment({ services, actor, organisationId, params, body, now }) {
    const row = await services.db
      .updateTable('environments')
      .set({ exposure: body.exposure })
      .where('organisationId', '=', organisationId)
      .where('name', '=', params.environment)
      .returning(['name', 'exposure', 'createdAt', 'environmentId'])
      .executeTakeFirst();
    if (row === undefined) throw new Problem('not-found');
    const { name, exposure, createdAt, environmentId } = row;
    await audit(services, actor, {
      action: 'environment.change',
      subject: `environment:${environmentId}`,
      data: { exposure },
      now,
    });
    return { name, exposure, created: iso(createdAt) };
  },
};

/** The environment of that name, made when there is none. */
export async function settleEnvironment(trx: Trx, organisationId: string, name: string, now: Date): Promise<string> {
  await trx
    .insertInto('environments')
    .values({ organisationId, environmentId: newId(now), name, createdAt: now })
    .onConflict((conflict) => conflict.columns(['organisationId', 'name']).doNothing())
    .execute();
  const row = await trx
    .selectFrom('environments')
    .select('environmentId')
    .where('organisationId', '=', organisationId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.environmentId;
}
