import { type Kysely, sql } from 'kysely';
import { audit } from '../operate/index.ts';
import { inTransaction } from '../record/index.ts';
import type { Database } from '../store/schema.ts';
import { KEPT_DAYS, NOT_NEEDED } from './kept-days.ts';
import { isBlobUsed } from './used-blobs.ts';

const AT_ONCE = 200;

export interface Forgetting {
  readonly db: Kysely<Database>;
  readonly blobs: { delete(digest: string): Promise<void> };
  readonly now: () => Date;
}

interface Old {
  readonly organisationId: string;
  readonly projectId: string;
  readonly scanId: string;
  readonly reportBlob: string;
}

/**
 * Deletes the reports of scans that are older than their project keeps them. The scan, its coverage, its counts and all
 * that was recorded of its findings stay. Answers how many were forgotten; ends early, to go on at the next call.
 */
export async function forgetReports({ db, blobs, now }: Forgetting): Promise<number> {
  const { rows } = await sql<Old>`
    select s.organisation_id, s.project_id, s.scan_id, s.report_blob
    from ${KEPT_DAYS} k
    join scans s on s.organisation_id = k.organisation_id and s.project_id = k.project_id
      and s.recorded_at < ${now()}::timestamptz - make_interval(days => k.report_days)
    where k.report_days is not null and ${NOT_NEEDED} and not exists (select from forgotten_reports f
      where f.organisation_id = s.organisation_id and f.scan_id = s.scan_id)
    order by s.organisation_id, s.project_id, s.sequence limit ${AT_ONCE}`.execute(db);
  for (const together of byProject(rows)) await forget(together, { db, blobs, now });
  return rows.length;
}

/** The bytes go first: what ends in between is done again, and nothing is told to be gone that is not. */
async function forget(scans: readonly Old[], { db, blobs, now }: Forgetting): Promise<void> {
  const [{ organisationId, projectId }] = scans as [Old];
  const ids = scans.map(({ scanId }) => scanId);
  for (const digest of new Set(scans.map(({ reportBlob }) => reportBlob))) {
    if (!(await isBlobUsed(db, digest, ids))) await blobs.delete(digest);
  }
  await inTransaction(db, async (trx) => {
    const forgottenAt = now();
    await trx
      .insertInto('forgottenReports')
      .values(ids.map((scanId) => ({ organisationId, scanId, forgottenAt })))
      .onConflict((one) => one.doNothing())
      .execute();
    const data = { reports: ids.length, first: ids[0] as string, last: ids.at(-1) as string };
    const actor = { kind: 'system', id: null };
    const subject = `project:${projectId}`;
    await audit(trx, { organisationId, actor, action: 'retention.forget', subject, data, now: forgottenAt });
  });
}

function byProject(rows: readonly Old[]): Old[][] {
  const all = new Map<string, Old[]>();
  for (const row of rows) {
    const together = all.get(row.projectId) ?? [];
    all.set(row.projectId, together);
    together.push(row);
  }
  return [...all.values()];
}
