import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Role } from '../../people/actions.ts';
import { removeCodes } from '../../people/second-proof/codes.ts';
import { endSessions } from '../../people/sessions.ts';
import { inTransaction } from '../../record/index.ts';
import type { Database } from '../../store/schema.ts';
import { audit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';

export const SIGN_IN_POLICY_HANDLERS: Handlers<'readSignInPolicy' | 'changeSignInPolicy' | 'removeSecondProofs'> = {
  async readSignInPolicy({ services, organisationId }) {
    return { twoProofsFrom: await twoProofsFrom(services.db, organisationId) };
  },

  async changeSignInPolicy({ services, actor, organisationId, body, now }) {
    const set = { twoProofsFrom: body.twoProofsFrom, changedAt: now };
    await inTransaction(services.db, async (trx) => {
      await trx
        .insertInto('signInPolicies')
        .values({ organisationId, ...set })
        .onConflict((conflict) => conflict.column('organisationId').doUpdateSet(set))
        .execute();
      const data = { twoProofsFrom: body.twoProofsFrom };
      const subject = `organisation:${organisationId}`;
      await audit(services, actor, { action: 'sign-in-policy.change', subject, data, now }, trx);
    });
    return body;
  },

  async removeSecondProofs({ services, actor, organisationId, params, now }) {
    const personId = params.person;
    await inTransaction(services.db, async (trx) => {
      const codes = await removeCodes(trx, { organisationId, personId });
      const passkeys = await trx
        .deleteFrom('identities')
        .where('organisationId', '=', organisationId)
        .where('personId', '=', personId)
        .where('kind', '=', 'passkey')
        .executeTakeFirst();
      if (!codes && passkeys.numDeletedRows === 0n) throw new Problem('not-found');
      await endSessions(trx, organisationId, { personId });
      const data = { codes, passkeys: Number(passkeys.numDeletedRows) };
      await audit(services, actor, { action: 'person.second-proofs', subject: `person:${personId}`, data, now }, trx);
    });
  },
};

/** From which role on one proof is not enough; null: from none. */
export async function twoProofsFrom(db: Kysely<Database>, organisationId: string): Promise<Role | null> {
  const row = await db
    .selectFrom('signInPolicies')
    .select('twoProofsFrom')
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
  return row?.twoProofsFrom ?? null;
}
