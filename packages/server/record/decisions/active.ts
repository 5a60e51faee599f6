import { type RecordedDecision, SCHEME, SECRET_SCHEME } from '@vauban/domain';
import { type Kysely, sql } from 'kysely';
import type { DecisionKind } from '../../store/decision-tables.ts';
import type { Database } from '../../store/schema.ts';

/**
 * The decisions that hold for a project, one for each fingerprint that leads to its vulnerability or to a witness of it;
 * sorted. Commands of every age know two kinds: all but a false positive are acceptances, which say what they are.
 */
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
  cross join lateral (select v.vulnerability_id union all select w.vulnerability_id from vulnerabilities w
    where v.witnesses > 0 and w.organisation_id = v.organisation_id and w.witness_of = v.number) g
  join vulnerability_fingerprints f on f.organisation_id = v.organisation_id
    and f.vulnerability_id = g.vulnerability_id
  where d.organisation_id = ${organisationId} and d.project_id = ${projectId} and d.ended_at is null
    and f.scheme in (${SCHEME}, ${SECRET_SCHEME})
  order by d.number, f.scheme, f.fingerprint`.execute(db);
  return rows.map(({ exploited, kind, reason, ...decision }) => ({
    ...decision,
    kind: kind === 'false-positive' ? kind : 'accepted',
    reason: kind in SAYS ? `${SAYS[kind as keyof typeof SAYS]}: ${reason}` : reason,
    ...(exploited && { exploited: true as const }),
  }));
}

const SAYS = { 'wont-fix': 'will not be fixed', mitigated: 'mitigated elsewhere', deferred: 'deferred' } as const;

type Row = Omit<RecordedDecision, 'exploited' | 'kind'> & { readonly exploited: boolean; readonly kind: DecisionKind };
