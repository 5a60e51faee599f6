import { projectRows, reportsWith, rowsWith } from '../../erase/index.ts';
import { Problem } from '../../http/problem/problems.ts';
import { inTransaction } from '../../record/index.ts';
import { projectIdOf } from '../people/project-id.ts';
import type { Services } from '../services.ts';
import type { What } from './erase-what.ts';

/** Counts what an erasure would meet. Every report of the organisation is read for a text. */
export async function wouldErase({ db, blobs }: Services, organisationId: string, what: What) {
  if (what.kind === 'text') {
    const told = await inTransaction(db, (trx) => rowsWith(trx, organisationId, what.text));
    const { digests, unread } = await reportsWith(db, blobs, organisationId, what.text);
    return { told: digests.length > 0 ? { ...told, reports: digests.length } : told, unread };
  }
  if (what.kind === 'person') {
    const person = await db
      .selectFrom('people')
      .select('personId')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', what.person)
      .where('state', '!=', 'erased')
      .executeTakeFirst();
    if (person === undefined) throw new Problem('not-found');
    return { told: { people: 1 }, unread: 0 };
  }
  return inTransaction(db, async (trx) => {
    const projectId = await projectIdOf(trx, organisationId, what.project);
    if (projectId === null) throw new Problem('not-found');
    return { told: await projectRows(trx, { organisationId, projectId }), unread: 0 };
  });
}
