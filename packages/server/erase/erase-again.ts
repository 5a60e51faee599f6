import type { Kysely } from 'kysely';
import { inTransaction } from '../record/index.ts';
import { isBlobUsed } from '../retain/index.ts';
import type { Database } from '../store/schema.ts';
import { erasePerson } from './erase-person.ts';
import { eraseProject } from './erase-project.ts';
import { tombstone } from './tombstone.ts';

/** A line of the list that `GET /erasures/export` writes. */
export interface Erased {
  readonly organisationId: string;
  readonly kind: 'person' | 'project' | 'text';
  readonly subject: string | null;
  readonly reason: string;
  readonly made: string;
}

/**
 * After a backup came back that is older than some erasures: erases those people and projects again. Answers how many,
 * and how many texts have to be named again, since no list holds them.
 */
export async function eraseAgain(
  db: Kysely<Database>,
  blobs: { delete(digest: string): Promise<void> },
  erased: readonly Erased[],
  now: Date,
): Promise<{ people: number; projects: number; texts: number }> {
  const done = { people: 0, projects: 0, texts: 0 };
  for (const { organisationId, kind, subject, reason, made } of erased) {
    if (kind === 'text' || subject === null) {
      if (!(await stands(db, organisationId, made))) done.texts += 1;
      continue;
    }
    const isThere =
      kind === 'person'
        ? await personThere(db, organisationId, subject)
        : await projectThere(db, organisationId, subject);
    if (!isThere) continue;
    const digests = await inTransaction(db, async (trx) => {
      const about = { organisationId, kind, subject, reason, madeBy: null, now };
      if (kind === 'person') {
        await erasePerson(trx, organisationId, subject, now);
        await tombstone(trx, about, {}, 'done');
        return [];
      }
      const { told, digests } = await eraseProject(trx, { organisationId, projectId: subject });
      await tombstone(trx, about, told, 'done');
      return digests;
    });
    for (const digest of digests) if (!(await isBlobUsed(db, digest))) await blobs.delete(digest);
    done[kind === 'person' ? 'people' : 'projects'] += 1;
  }
  return done;
}

async function stands(db: Kysely<Database>, organisationId: string, made: string): Promise<boolean> {
  const row = await db
    .selectFrom('erasures')
    .select('erasureId')
    .where('organisationId', '=', organisationId)
    .where('madeAt', '=', new Date(made))
    .executeTakeFirst();
  return row !== undefined;
}

async function personThere(db: Kysely<Database>, organisationId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('state')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined && row.state !== 'erased';
}

async function projectThere(db: Kysely<Database>, organisationId: string, projectId: string): Promise<boolean> {
  const row = await db
    .selectFrom('projects')
    .select('projectId')
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId)
    .executeTakeFirst();
  return row !== undefined;
}
