import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';

/** Names of the people and tokens that did something, by their id. */
export async function namesOf(
  db: Kysely<Database>,
  organisationId: string,
  doers: readonly { readonly actorKind: string; readonly actorId: string | null }[],
): Promise<Map<string, string>> {
  const ids = (kind: string) => [
    ...new Set(doers.flatMap(({ actorKind, actorId }) => (actorKind === kind && actorId !== null ? [actorId] : []))),
  ];
  const names = new Map<string, string>();
  const [people, tokens] = [ids('person'), ids('token')];
  if (people.length > 0) {
    const rows = await db
      .selectFrom('people')
      .select(['personId', 'name'])
      .where('organisationId', '=', organisationId)
      .where('personId', 'in', people)
      .execute();
    for (const { personId, name } of rows) names.set(personId, name);
  }
  if (tokens.length > 0) {
    const rows = await db
      .selectFrom('apiTokens')
      .select(['tokenId', 'name'])
      .where('organisationId', '=', organisationId)
      .where('tokenId', 'in', tokens)
      .execute();
    for (const { tokenId, name } of rows) names.set(tokenId, name);
  }
  return names;
}
