import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { keepPasskey, MOST_PASSKEYS, partyOf, passkeysOf, passkeyWish } from '../../people/passkeys/passkeys.ts';
import { rolesOf } from '../../people/roles.ts';
import { codesOf } from '../../people/second-proof/codes.ts';
import { asksTwoProofs, proveTwice } from '../../people/sessions.ts';
import { inTransaction } from '../../record/index.ts';
import type { Database } from '../../store/schema.ts';
import { audit } from '../operations/audit.ts';
import { twoProofsFrom } from '../people/sign-in-policy.ts';
import type { Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import type { Services } from '../services.ts';
import { iso, isoOrNull } from '../times.ts';
import { forgetStep, keepStep, stepOf } from './begin.ts';
import { freshlySignedIn } from './fresh.ts';
import { partyHere } from './give-passkey.ts';

export const WAYS_IN_HANDLERS: Handlers<'readWaysIn' | 'removeWayIn' | 'wishPasskey' | 'addPasskey'> = {
  readWaysIn: ({ services, actor, organisationId }) =>
    waysInOf(services, { organisationId, personId: personBehind(actor) }),

  async removeWayIn(call) {
    const { services, actor, organisationId, params, now } = call;
    await freshlySignedIn(call);
    const personId = personBehind(actor);
    await inTransaction(services.db, async (trx) => {
      const gone = await trx
        .deleteFrom('identities')
        .where('organisationId', '=', organisationId)
        .where('personId', '=', personId)
        .where('identityId', '=', params.identity)
        .where('kind', 'in', ['passkey', 'oidc'])
        .returning('kind')
        .executeTakeFirst();
      if (gone === undefined) throw new Problem('not-found');
      const left = await trx
        .selectFrom('identities')
        .select('identityId')
        .where('organisationId', '=', organisationId)
        .where('personId', '=', personId)
        .where('kind', '!=', 'otp')
        .executeTakeFirst();
      if (left === undefined) throw new Problem('last-way-in', 'Add another way to sign in first.');
      const words = { action: 'way-in.remove', subject: `person:${personId}`, data: { kind: gone.kind }, now };
      await audit(services, actor, words, trx);
    });
  },

  async wishPasskey(call) {
    const { services, actor, organisationId, reply, now } = call;
    await freshlySignedIn(call);
    const personId = personBehind(actor);
    const party = partyHere(services);
    const person = await nameOf(services.db, organisationId, personId);
    if ((await passkeysOf(services.db, { organisationId, personId })).length >= MOST_PASSKEYS) {
      throw new Problem('invalid', `A person may have ${MOST_PASSKEYS} passkeys; remove one first.`);
    }
    const options = await passkeyWish(services.db, party, { organisationId, personId, ...person });
    keepStep(services, reply, { kind: 'new-passkey', organisationId, personId, challenge: options.challenge }, now);
    return { ...options };
  },

  async addPasskey(call) {
    const { services, actor, organisationId, body, now } = call;
    await freshlySignedIn(call);
    const personId = personBehind(actor);
    const { step, spend } = stepOf(call, 'new-passkey');
    if (step.personId !== personId || step.organisationId !== organisationId) throw new Problem('step-over');
    const party = partyHere(services);
    await inTransaction(services.db, async (trx) => {
      if (!(await spend(trx))) throw new Problem('step-over', 'Begin again.');
      const { name: label, response } = body;
      const wish = { organisationId, personId, label, challenge: step.challenge, response };
      const identityId = await keepPasskey(trx, party, wish, now);
      if (identityId === null) throw new Problem('invalid', 'body.response: this is no new passkey for this server.');
      // whoever made one has just been verified by its device
      if (actor.kind === 'person') await proveTwice(trx, organisationId, actor.sessionId);
      const data = { identity: identityId };
      await audit(services, actor, { action: 'passkey.add', subject: `person:${personId}`, data, now }, trx);
    });
    forgetStep(call);
    return waysInOf(services, { organisationId, personId });
  },
};

/** What the person is called by their devices. */
export async function nameOf(db: Kysely<Database>, organisationId: string, personId: string) {
  const { name, email } = await db
    .selectFrom('people')
    .select(['name', 'email'])
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  return { name, account: email ?? name };
}

async function waysInOf({ db, settings }: Services, person: { organisationId: string; personId: string }) {
  const { organisationId, personId } = person;
  const identities = await db
    .selectFrom('identities')
    .select(['identityId', 'kind', 'issuer', 'createdAt', 'usedAt'])
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('kind', 'in', ['password', 'oidc'])
    .orderBy('createdAt')
    .limit(100)
    .execute();
  const providers = await db
    .selectFrom('identityProviders')
    .select(['slug', 'name', 'issuer'])
    .where('organisationId', '=', organisationId)
    .where('active', '=', true)
    .orderBy('slug')
    .limit(100)
    .execute();
  const codes = await codesOf(db, person);
  const from = await twoProofsFrom(db, organisationId);
  return {
    password: identities.some(({ kind }) => kind === 'password'),
    codes: codes && { ...codes, since: iso(codes.since), used: isoOrNull(codes.used) },
    passkeys: (await passkeysOf(db, person)).map(({ identityId, label, synced, createdAt, usedAt }) => ({
      id: identityId,
      name: label,
      synced,
      created: iso(createdAt),
      used: isoOrNull(usedAt),
    })),
    mayHavePasskeys: partyOf(settings.baseUrl) !== null,
    providers: providers.map(({ slug, name, issuer }) => {
      const own = identities.find((one) => one.kind === 'oidc' && one.issuer === issuer);
      const linked =
        own === undefined ? null : { id: own.identityId, created: iso(own.createdAt), used: isoOrNull(own.usedAt) };
      return { provider: slug, name, linked };
    }),
    asksTwo: asksTwoProofs(from, await rolesOf(db, organisationId, personId)),
  };
}
