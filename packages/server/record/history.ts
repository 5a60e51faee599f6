import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Actor } from './context.ts';

export interface HistoryEntry {
  readonly sequence: number;
  readonly kind: string;
  readonly at: Date;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly scanId: string | null;
  readonly branch: string | null;
  /** The event's own words, without the descriptions and lists of others. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What happened to one vulnerability and to its witnesses, newest first. `before`: a sequence, for the next page. */
export async function readHistory(
  db: Kysely<Database>,
  {
    organisationId,
    number,
    before,
    limit = 100,
  }: { organisationId: string; number: number; before?: number; limit?: number },
): Promise<HistoryEntry[]> {
  const witnesses = await db
    .selectFrom('vulnerabilities')
    .select('number')
    .where('organisationId', '=', organisationId)
    .where('witnessOf', '=', number)
    .execute();
  const numbers = [number, ...witnesses.map((row) => row.number)];
  const { rows } = await sql<HistoryEntry>`
  select e.sequence, e.kind, e.at, e.actor_kind, e.actor_id, e.scan_id, b.name as branch,
    e.data - '{findings,changes,new,ranges,pairs}'::text[] as data
  from events e
  left join branches b on b.organisation_id = e.organisation_id and b.branch_id = (e.data->>'branchId')::uuid
  where e.organisation_id = ${organisationId} and e.subjects && ${numbers}::bigint[]
    and (${before ?? null}::bigint is null or e.sequence < ${before ?? null}::bigint)
  order by e.sequence desc limit ${limit}`.execute(db);
  return rows;
}
