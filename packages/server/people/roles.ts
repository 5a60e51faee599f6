import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { HeldRole } from './actor.ts';

/** The roles that a person holds today. */
export async function rolesOf(db: Kysely<Database>, organisationId: string, personId: string): Promise<HeldRole[]> {
  return db
    .selectFrom('memberships')
    .select(['projectId', 'role'])
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute();
}
