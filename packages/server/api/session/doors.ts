import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { partyOf } from '../../people/passkeys/passkeys.ts';
import type { Database } from '../../store/schema.ts';
import type { Handlers } from '../route/call.ts';

export const DOOR_HANDLERS: Handlers<'readDoors'> = {
  async readDoors({ services, query }) {
    const organisationId = await organisationOf(services.db, query.organisation);
    const rows = await services.db
      .selectFrom('identityProviders')
      .select(['slug', 'name'])
      .where('organisationId', '=', organisationId)
      .where('active', '=', true)
      .orderBy('slug')
      .limit(100)
      .execute();
    return {
      providers: rows.map(({ slug, name }) => ({ provider: slug, name })),
      passkeys: partyOf(services.settings.baseUrl) !== null,
    };
  },
};

/** The organisation that is named, else the oldest one. */
export async function organisationOf(db: Kysely<Database>, slug: string | undefined): Promise<string> {
  let query = db.selectFrom('organisations').select('organisationId').orderBy('createdAt').orderBy('organisationId');
  if (slug !== undefined) query = query.where('slug', '=', slug);
  const row = await query.limit(1).executeTakeFirst();
  if (row === undefined) throw new Problem('invalid', 'There is no such organisation.');
  return row.organisationId;
}
