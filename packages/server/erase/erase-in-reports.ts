import { buffer } from 'node:stream/consumers';
import { type Kysely, sql } from 'kysely';
import { inTransaction } from '../record/index.ts';
import { isBlobUsed } from '../retain/index.ts';
import type { Database } from '../store/schema.ts';
import { jsonText, withoutIn } from './without.ts';

export interface ReportFiles {
  get(digest: string): Promise<NodeJS.ReadableStream>;
  put(bytes: Uint8Array): Promise<{ readonly digest: string }>;
  delete(digest: string): Promise<void>;
}

/** Digests of an organisation's reports that hold the text; those that cannot be read are counted. */
export async function reportsWith(
  db: Kysely<Database>,
  blobs: ReportFiles,
  organisationId: string,
  text: string,
): Promise<{ digests: string[]; unread: number }> {
  const needle = Buffer.from(jsonText(text));
  const digests: string[] = [];
  let unread = 0;
  for (const digest of await reportsOf(db, organisationId)) {
    try {
      if ((await buffer(await blobs.get(digest))).includes(needle)) digests.push(digest);
    } catch {
      unread += 1;
    }
  }
  return { digests, unread };
}

/** Writes each of these reports anew without the text, has its scans point there, and deletes the old file. */
export async function eraseInReports(
  db: Kysely<Database>,
  blobs: ReportFiles,
  organisationId: string,
  text: string,
  digests: readonly string[],
): Promise<void> {
  for (const digest of digests) {
    const report = JSON.parse((await buffer(await blobs.get(digest))).toString('utf8'));
    const { digest: clean } = await blobs.put(Buffer.from(JSON.stringify(withoutIn(report, text))));
    await inTransaction(db, async (trx) => {
      await sql`set local vauban.erasure = 'on'`.execute(trx);
      await sql`update scans set report_blob = ${clean}
        where organisation_id = ${organisationId} and report_blob = ${digest}`.execute(trx);
      await sql`update uploads set blob = ${clean}, request = jsonb_set(request, '{parts}', '[]')
        where organisation_id = ${organisationId} and state in ('recorded', 'refused')
          and (blob = ${digest} or request->'parts' @> ${JSON.stringify([{ digest }])}::jsonb)`.execute(trx);
    });
    if (!(await isBlobUsed(db, digest))) await blobs.delete(digest);
  }
}

async function reportsOf(db: Kysely<Database>, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ digest: string }>`
    select distinct s.report_blob as digest from scans s
    where s.organisation_id = ${organisationId} and not exists (select from forgotten_reports f
      where f.organisation_id = s.organisation_id and f.scan_id = s.scan_id)
    union select p->>'digest' from uploads u cross join jsonb_array_elements(u.request->'parts') p
      where u.organisation_id = ${organisationId} and u.state in ('recorded', 'refused')
    order by 1`.execute(db);
  return rows.map(({ digest }) => digest);
}
