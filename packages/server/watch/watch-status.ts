import { type AdvisoryStatus, advisoryStatus } from '@vauban/advisories';
import { advisoryAge } from '@vauban/domain';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';

export interface WatchStatus {
  /** Null: there are none yet. */
  readonly advisories: AdvisoryStatus | null;
  /** Days since the newest change in the oldest feed; null when nothing is known. */
  readonly ageDays: number | null;
  /** When the source was asked last, and what went wrong then. */
  readonly asked: Date | null;
  readonly problem: string | null;
  /** With which revision the organisation's components were matched last. */
  readonly matchedRevision: string | null;
  readonly matched: Date | null;
}

/** How the watch stands; the folder is read afresh, since another process may have updated it. */
export async function watchStatus(
  db: Kysely<Database>,
  folder: string | null,
  organisationId: string,
  now: Date,
): Promise<WatchStatus> {
  const { rows } = await sql<{ askedAt: Date; problem: string; revision: string; matchedAt: Date }>`
  select asked_at, problem, revision, matched_at from watch_state where organisation_id = ${organisationId}`.execute(
    db,
  );
  const [state] = rows;
  const advisories = folder === null ? null : advisoryStatus(folder);
  const ages = (advisories?.ecosystems ?? []).flatMap(({ newest }) =>
    newest === null ? [] : [advisoryAge(newest, now.toISOString())],
  );
  return {
    advisories,
    ageDays: ages.length > 0 ? Math.max(...ages) : null,
    asked: state?.askedAt ?? null,
    problem: state?.problem ?? null,
    matchedRevision: state?.revision ?? null,
    matched: state?.matchedAt ?? null,
  };
}
