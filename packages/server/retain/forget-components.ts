import { sql } from 'kysely';
import type { RecordContext } from '../record/context.ts';
import { KEPT_DAYS, NOT_NEEDED } from './kept-days.ts';

const SCANS_AT_ONCE = 50;

/**
 * What a scan was made of is kept as long as its project says, and as long as something stands on it: a branch whose last
 * scan it is, a release, what the watch told of it. The report in the blobs keeps all of it. Answers how many scans were thinned out.
 */
export async function forgetComponents({ db, now }: Pick<RecordContext, 'db' | 'now'>): Promise<number> {
  const { rows } = await sql<{ scanId: string }>`
  with old as (
    select s.organisation_id, s.scan_id from ${KEPT_DAYS} k
    join scans s on s.organisation_id = k.organisation_id and s.project_id = k.project_id
      and s.recorded_at < ${now()}::timestamptz - make_interval(days => k.component_days)
    where k.component_days is not null and ${NOT_NEEDED}
      and exists (select from scan_components c where c.organisation_id = s.organisation_id and c.scan_id = s.scan_id)
      and not exists (select from watch_matches m where m.organisation_id = s.organisation_id and m.scan_id = s.scan_id)
    limit ${SCANS_AT_ONCE}),
  gone as (
    delete from scan_components c using old
    where c.organisation_id = old.organisation_id and c.scan_id = old.scan_id)
  select scan_id from old`.execute(db);
  return rows.length;
}
