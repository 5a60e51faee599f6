import type { Trx } from '../record/index.ts';

/**
 * What is known of a person goes: name, address, ways to sign in, sessions, roles, teams and views. What they did stays,
 * by an id that names nobody any more. Their tokens end.
 */
export async function erasePerson(trx: Trx, organisationId: string, personId: string, now: Date): Promise<void> {
  const tables = [
    'sessions',
    'identities',
    'recoveryCodes',
    'memberships',
    'oneTimeLinks',
    'teamMembers',
    'views',
  ] as const;
  for (const table of tables) {
    await trx.deleteFrom(table).where('organisationId', '=', organisationId).where('personId', '=', personId).execute();
  }
  await trx
    .updateTable('apiTokens')
    .set({ revokedAt: now, name: 'erased' })
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute();
  await trx
    .updateTable('people')
    .set({ name: 'Somebody who was erased', email: null, state: 'erased' })
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute();
}
