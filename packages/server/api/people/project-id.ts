import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Database } from '../../store/schema.ts';

/** The id of the project that a body names; null for null. */
export async function projectIdOf(
  db: Kysely<Database>,
  organisationId: string,
  slug: string | null,
): Promise<string | null> {
  if (slug === null) return null;
  const row = await db
    .selectFrom('projects')
    .select('projectId')
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('invalid', 'body.project: there is no such project.');
  return row.projectId;
}
