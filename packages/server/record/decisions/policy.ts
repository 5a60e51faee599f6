import type { Configuration } from '@vauban/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { withPatterns } from './patterns.ts';

export interface ServerPolicy {
  readonly version: number;
  readonly digest: string;
  readonly document: Configuration;
}

/**
 * The newest policy of the project, else of the organisation, with what was decided about patterns; null: what the
 * repository says holds.
 */
export async function policyOf(
  db: Kysely<Database>,
  organisationId: string,
  projectId: string,
): Promise<ServerPolicy | null> {
  const rows = await db
    .selectFrom('policies')
    .select(['projectId', 'version', 'digest', 'document'])
    .where('organisationId', '=', organisationId)
    .where((eb) => eb.or([eb('projectId', '=', projectId), eb('projectId', 'is', null)]))
    .orderBy('version', 'desc')
    .execute();
  const row = rows.find((one) => one.projectId === projectId) ?? rows[0];
  if (!row) return null;
  const said = { digest: row.digest, document: row.document as Configuration };
  return { version: row.version, ...(await withPatterns(db, organisationId, projectId, said)) };
}
