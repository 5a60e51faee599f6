import { type RecordedDecision, SCHEME, SECRET_SCHEME } from '@vauban/domain';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';

/** The decisions that hold for a project, one for each fingerprint that leads to its vulnerability; sorted. */
export async function activeDecisions(
  db: Kysely<Database>,
  organisationId: string,
  projectId: string,
): Promise<RecordedDecision[]> {
  const { rows } = await sql<Row>`
  select f.scheme, f.fingerprint, d.kind, d.reason, d.until, d.number, d.commit, d.exploited
  from decisions d
  join vulnerabilities v on v.organisation_id = d.organisation_id and v.decision_id = d.decision_id
    and v.number = d.number
  join vulnerability_fingerprints f on f.organisation_id = v.organisation_id
    and f.vulnerability_id = v.vulnerability_id
  where d.organisation_id = ${organisationId} and d.project_id = ${projectId} and d.ended_at is null
    and f.scheme in (${SCHEME}, ${SECRET_SCHEME})
  order by d.number, f.scheme, f.fingerprint`.execute(db);
  return rows.map(({ exploited, ...decision }) => ({ ...decision, ...(exploited && { exploited: true as const }) }));
}

type Row = Omit<RecordedDecision, 'exploited'> & { readonly exploited: boolean };
