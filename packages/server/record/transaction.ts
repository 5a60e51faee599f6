import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Trx } from './context.ts';

const ATTEMPTS = 5;
/** `serialization_failure` and `deadlock_detected`: nothing was done, and it may be tried again. */
const AGAIN = new Set(['40001', '40P01']);

/** Runs work in one transaction, again when the database asks for it; the work must be repeatable. */
export async function inTransaction<Result>(
  db: Kysely<Database>,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/**
 * Takes the projects' turns until the transaction ends: what changes a project's record is done one after another.
 * Always in the same order, so that two who want several do not wait for each other.
 */
export async function lockProjects(trx: Trx, organisationId: string, projectIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`record ${organisationId}`}, 0))`.execute(trx);
  for (const projectId of [...new Set(projectIds)].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`record ${organisationId} ${projectId}`}, 0))`.execute(
      trx,
    );
  }
}

/** Waits for all of an organisation's projects and holds them. */
export async function lockOrganisation(trx: Trx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`record ${organisationId}`}, 0))`.execute(trx);
}

/** Counts a name up by `by`; the answer is the first of the new numbers. Others wait until the transaction ends. */
export async function take(trx: Trx, organisationId: string, name: string, by: number): Promise<number> {
  const { value } = await trx
    .insertInto('counters')
    .values({ organisationId, name, value: by })
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'name']).doUpdateSet((eb) => ({ value: eb('counters.value', '+', by) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(value) - by + 1;
}
