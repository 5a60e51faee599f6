import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { checkPassword } from '../passwords.ts';

export interface Found {
  readonly organisationId: string;
  readonly personId: string;
}

/** An e-mail address as it is compared. */
export function accountOf(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/** Whose e-mail and password these are; null for nobody's, after the same time. */
export async function personWith(
  db: Kysely<Database>,
  email: string,
  password: string,
  organisation: string | undefined,
): Promise<Found | null> {
  let query = db
    .selectFrom('identities')
    .innerJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'identities.organisationId')
        .onRef('people.personId', '=', 'identities.personId'),
    )
    .innerJoin('organisations', 'organisations.organisationId', 'identities.organisationId')
    .select(['identities.organisationId', 'identities.personId', 'identities.secret', 'people.state'])
    .where('identities.kind', '=', 'password')
    .where('identities.subject', '=', accountOf(email))
    .orderBy('organisations.createdAt');
  if (organisation !== undefined) query = query.where('organisations.slug', '=', organisation);
  const candidates = await query.limit(3).execute();
  if (candidates.length === 0) await checkPassword(null, password);
  for (const { organisationId, personId, secret, state } of candidates) {
    const right = await checkPassword(secret, password);
    if (right && state === 'active') return { organisationId, personId };
  }
  return null;
}
