import { sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { hasOtherAdministrator } from '../../people/accounts.ts';
import type { Trx } from '../../record/index.ts';

/** Whoever changes people of an organisation does so alone: else two administrators could remove each other. */
export async function turn(trx: Trx, organisationId: string, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people ${organisationId}`}, 0))`.execute(trx);
  const row = await trx
    .selectFrom('people')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('state', '!=', 'erased')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
}

/** A problem when the person is the only administrator left. */
export async function keepAdministrator(trx: Trx, organisationId: string, personId: string): Promise<void> {
  const isOne = await trx
    .selectFrom('memberships')
    .select('membershipId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('projectId', 'is', null)
    .where('role', '=', 'administrator')
    .executeTakeFirst();
  if (isOne !== undefined && !(await hasOtherAdministrator(trx, organisationId, personId))) {
    throw new Problem('last-administrator', 'Make somebody else administrator first.');
  }
}
