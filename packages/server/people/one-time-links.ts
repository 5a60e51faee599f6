import type { Kysely, Selectable } from 'kysely';
import { newId } from '../store/identifier.ts';
import type { OneTimeLinksTable } from '../store/people-tables.ts';
import type { Database } from '../store/schema.ts';
import { hashOf, newSecret } from './secret-token.ts';

const HOUR_MS = 3_600_000;
const LASTS_MS = { 'first-administrator': 24 * HOUR_MS, invitation: 7 * 24 * HOUR_MS, password: 24 * HOUR_MS } as const;

export type Purpose = keyof typeof LASTS_MS;
export type Link = Selectable<OneTimeLinksTable>;

/** Makes a link; earlier ones of the same purpose and person become useless. */
export async function makeLink(
  db: Kysely<Database>,
  wish: {
    readonly organisationId: string;
    readonly purpose: Purpose;
    readonly personId: string | null;
    readonly role: string | null;
  },
  now: Date,
): Promise<{ linkId: string; secret: string; endsAt: Date }> {
  const link = { linkId: newId(now), secret: newSecret(), endsAt: new Date(now.getTime() + LASTS_MS[wish.purpose]) };
  await db
    .updateTable('oneTimeLinks')
    .set({ usedAt: now })
    .where('organisationId', '=', wish.organisationId)
    .where('purpose', '=', wish.purpose)
    .where((by) => (wish.personId === null ? by('personId', 'is', null) : by('personId', '=', wish.personId)))
    .where('usedAt', 'is', null)
    .execute();
  await db
    .insertInto('oneTimeLinks')
    .values({
      ...wish,
      linkId: link.linkId,
      tokenHash: hashOf(link.secret),
      createdAt: now,
      endsAt: link.endsAt,
      usedAt: null,
    })
    .execute();
  return link;
}

/** The link of a secret; null when it was used, is over, or never was. */
export async function linkOf(db: Kysely<Database>, secret: string, now: Date): Promise<Link | null> {
  const row = await db
    .selectFrom('oneTimeLinks')
    .selectAll()
    .where('tokenHash', '=', hashOf(secret))
    .where('usedAt', 'is', null)
    .where('endsAt', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Uses it; false when somebody else was faster. */
export async function useLink(db: Kysely<Database>, link: Link, now: Date): Promise<boolean> {
  const done = await db
    .updateTable('oneTimeLinks')
    .set({ usedAt: now })
    .where('organisationId', '=', link.organisationId)
    .where('linkId', '=', link.linkId)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
