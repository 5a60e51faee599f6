import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Whether a scan's report that is kept, or an upload, lies under the digest; `but`: these scans do not count. */
export async function isBlobUsed(db: Kysely<Database>, digest: string, but: readonly string[] = []): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from scans s where s.report_blob = ${digest} and s.scan_id <> all(${[...but]}::uuid[])
        and not exists (select from forgotten_reports f
          where f.organisation_id = s.organisation_id and f.scan_id = s.scan_id))
      or exists (select from uploads u where u.request->'parts' @> ${JSON.stringify([{ digest }])}::jsonb) as used`.execute(
    db,
  );
  return rows[0]?.used ?? true;
}
