import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { createPerson, grantRole, hasOtherAdministrator, setPassword } from '../../people/accounts.ts';
import { type Link, linkOf, useLink } from '../../people/one-time-links.ts';
import { weaknessOf } from '../../people/password-rules.ts';
import { endSessions } from '../../people/sessions.ts';
import { accountOf } from '../../people/sign-in/credentials.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { Database } from '../../store/schema.ts';
import { conflict } from '../conflict.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';
import { afterFirstProof } from './begin.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

export const LINK_HANDLERS: Handlers<'readLink' | 'redeemLink'> = {
  async readLink({ services, params, now }) {
    const link = await goodLink(services.db, params.secret, now);
    const person = await personOf(services.db, link);
    return { purpose: link.purpose, name: person?.name ?? null, email: person?.email ?? null, ends: iso(link.endsAt) };
  },

  async redeemLink(door) {
    const { services, params, body, now } = door;
    const link = await goodLink(services.db, params.secret, now);
    const known = await personOf(services.db, link);
    const name = known?.name ?? body.name;
    const email = known?.email ?? body.email;
    if (name === undefined || email === undefined) throw new Problem('invalid', 'body: name and email are needed.');
    const weakness = weaknessOf(body.password, [name, email]);
    if (weakness !== null) throw new Problem('weak-password', weakness);
    const person = await conflict(
      inTransaction(services.db, async (trx) => {
        if (!(await useLink(trx, link, now))) throw new Problem('link-used');
        const { organisationId } = link;
        if (link.purpose === 'first-administrator' && (await hasOtherAdministrator(trx, organisationId, NOBODY))) {
          throw new Problem('link-used', 'There is an administrator already; ask them for an invitation.');
        }
        const personId = link.personId ?? (await createPerson(trx, { organisationId, name, email }, now));
        if (link.purpose === 'first-administrator') {
          await grantRole(trx, { organisationId, personId, projectId: null, role: 'administrator' }, now);
        }
        await setPassword(trx, { organisationId, personId, email }, body.password, now);
        await endSessions(trx, organisationId, { personId });
        return { organisationId, personId };
      }),
      'There is somebody with this e-mail address already.',
    );
    const proof = { proofs: 'one', providerId: null } as const;
    return afterFirstProof(door, { ...person, account: accountOf(email), by: 'link' }, proof);
  },
};

async function goodLink(db: Kysely<Database>, secret: string, now: Date): Promise<Link> {
  const link = await linkOf(db, secret, now);
  if (link === null)
    throw new Problem('link-used', 'Ask for a new one; the first administrator gets one at each start of the server.');
  return link;
}

async function personOf(db: Kysely<Database>, { organisationId, personId }: Link) {
  if (personId === null) return null;
  const person = await db
    .selectFrom('people')
    .select(['name', 'email', 'state'])
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (person === undefined || person.state !== 'active' || person.email === null) throw new Problem('link-used');
  return { name: person.name, email: person.email };
}
