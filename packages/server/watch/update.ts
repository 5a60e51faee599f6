import { AdvisoryError, advisoryStatus, supportsEcosystem, updateAdvisories } from '@vauban/advisories';
import { type Kysely, sql } from 'kysely';
import { addJob } from '../act/queue/add-job.ts';
import type { RecordContext } from '../record/context.ts';
import type { Database } from '../store/schema.ts';
import type { WatchSettings } from './settings.ts';

/** After a failure it is tried again sooner. */
const AGAIN_MS = 900_000;

/** Asks for an update when it is time; several may ask, one is done. By the database's clock. */
export async function scheduleUpdate(db: Kysely<Database>, { everyMs }: WatchSettings): Promise<void> {
  const again = Math.min(everyMs, AGAIN_MS);
  const { rows } = await sql`
  select from organisations o left join watch_state w using (organisation_id)
  where w.asked_at is null
    or w.asked_at < now() - ${everyMs}::float8 * interval '1 millisecond'
    or (w.problem is not null and w.asked_at < now() - ${again}::float8 * interval '1 millisecond')
  limit 1`.execute(db);
  if (rows.length > 0) await addJob(db, 'watch-update', {}, { key: 'watch-update', keepsTime: true, maxAttempts: 1 });
}

/**
 * Updates the server's advisories for the ecosystems of all recorded components. When their revision is another one
 * than the components were matched with, matching is asked for. What fails is kept as a sentence for people; the old
 * advisories stay.
 */
export async function updateOnce(
  { db, now, logger }: Pick<RecordContext, 'db' | 'now' | 'logger'>,
  settings: WatchSettings,
  signal?: AbortSignal,
): Promise<void> {
  const { folder, source, kev, epss = null, endOfLife = null } = settings;
  const ecosystems = await ecosystemsOf(db, settings);
  if (ecosystems.length === 0) return;
  let problem: string | null = null;
  try {
    const update = settings.update ?? updateAdvisories;
    const outcome = await update({ folder, source, ecosystems, kev, epss, endOfLife, now, ...(signal && { signal }) });
    const failed = outcome.ecosystems.filter(({ result }) => result === 'failed').map((one) => one.problem);
    problem = failed.length > 0 ? failed.join(' ') : kev === null ? null : outcome.kev.problem;
    logger.info({ revision: outcome.revision, changed: outcome.changed }, 'advisories asked for');
  } catch (error) {
    if (!(error instanceof AdvisoryError)) throw error;
    if (error.code === 'busy') return; // another worker does it
    problem = error.message;
    logger.warn({ problem }, 'the advisories could not be updated');
  }
  await sql`
  insert into watch_state (organisation_id, asked_at, problem) select organisation_id, now(), ${problem} from organisations
  on conflict (organisation_id) do update set asked_at = excluded.asked_at, problem = excluded.problem`.execute(db);
  const revision = advisoryStatus(folder)?.revision ?? null;
  if (revision === null) return;
  const { rows } = await sql<{ organisationId: string }>`
  select organisation_id from watch_state where revision is distinct from ${revision} order by 1`.execute(db);
  for (const { organisationId } of rows) {
    await addJob(db, 'watch-rematch', { organisationId }, { key: `watch-rematch:${organisationId}`, priority: -10 });
  }
}

async function ecosystemsOf(db: Kysely<Database>, settings: WatchSettings): Promise<string[]> {
  const rows = await db.selectFrom('components').select('ecosystem').distinct().execute();
  const all = [...settings.ecosystems, ...rows.map(({ ecosystem }) => ecosystem)];
  return [...new Set(all)].filter(supportsEcosystem).sort();
}
