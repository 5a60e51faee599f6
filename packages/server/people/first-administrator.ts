import type { Kysely } from 'kysely';
import { newId } from '../store/identifier.ts';
import type { Database } from '../store/schema.ts';
import { hasOtherAdministrator } from './accounts.ts';
import { makeLink } from './one-time-links.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The organisation that a new server begins with, or the oldest one. */
export async function firstOrganisation(db: Kysely<Database>, now: Date): Promise<string> {
  const oldest = () =>
    db
      .selectFrom('organisations')
      .select('organisationId')
      .orderBy('createdAt')
      .orderBy('organisationId')
      .limit(1)
      .executeTakeFirst();
  const before = await oldest();
  if (before !== undefined) return before.organisationId;
  await db
    .insertInto('organisations')
    .values({ organisationId: newId(now), slug: 'home', name: 'Home', createdAt: now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute();
  const made = await oldest();
  if (made === undefined) throw new Error('The first organisation could not be made.');
  return made.organisationId;
}

/** A fresh secret for the first administrator's link, or null when there is an administrator. */
export async function firstAdministratorSecret(
  db: Kysely<Database>,
  organisationId: string,
  now: Date,
): Promise<string | null> {
  if (await hasOtherAdministrator(db, organisationId, NOBODY)) return null;
  const link = await makeLink(
    db,
    { organisationId, purpose: 'first-administrator', personId: null, role: 'administrator' },
    now,
  );
  return link.secret;
}
