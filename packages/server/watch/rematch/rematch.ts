import { openAdvisories } from '@vauban/advisories';
import { sql } from 'kysely';
import { addJob, type Jobs } from '../../act/queue/add-job.ts';
import { inSpan } from '../../operate/traces/span.ts';
import type { RecordContext } from '../../record/context.ts';
import type { WatchSettings } from '../settings.ts';
import { Answers } from './answers.ts';
import { differences } from './comparison.ts';
import { knownMatches } from './matches.ts';
import { rematchProjects } from './projects.ts';
import { componentsOf, usesOf, type WatchedScan, watchedScans } from './watched.ts';

/** Projects in one transaction: what they share (turns, counters, the commit) is paid once. */
const TOGETHER = 10;
/** Transactions at once: while one waits for the database, the next one's reports are read. */
const LANES = 3;

type Settings = Pick<WatchSettings, 'folder' | 'blobs'>;

export interface RematchOutcome {
  /** Projects in which something was another thing than before. */
  readonly projects: number;
  /** Events that people are told of. */
  readonly news: number;
}

/**
 * Matches what runs today (the last scan of each branch, each deployed release) with the server's advisories: of one
 * project, of an organisation, or of all. Each version of a package is asked for once; only where something changed is
 * written, project by project, so that a run that was broken off goes on where it stood.
 */
export async function rematch(
  ctx: RecordContext,
  settings: Settings,
  { organisationId, projectId }: Jobs['watch-rematch'],
  signal?: AbortSignal,
): Promise<RematchOutcome> {
  const lookup = openAdvisories(settings.folder);
  if (lookup === null) {
    await askSoon(ctx);
    return { projects: 0, news: 0 };
  }
  try {
    const answers = new Answers(lookup);
    const organisations = organisationId === undefined ? await organisationsOf(ctx) : [organisationId];
    const sum = { projects: 0, news: 0 };
    for (const id of organisations) {
      if (await knowsNewer(ctx, id, answers)) continue;
      const outcome = await inSpan('watch rematch', { 'vauban.revision': answers.revision }, () =>
        rematchOrganisation(ctx, settings, id, projectId ?? null, answers, signal),
      );
      sum.projects += outcome.projects;
      sum.news += outcome.news;
    }
    return sum;
  } finally {
    lookup.close();
  }
}

async function rematchOrganisation(
  ctx: RecordContext,
  { blobs }: Settings,
  organisationId: string,
  only: string | null,
  answers: Answers,
  signal: AbortSignal | undefined,
): Promise<RematchOutcome> {
  const all = await watchedScans(ctx.db, organisationId, only);
  const changed = only === null ? await changedProjects(ctx, organisationId, all, answers, signal) : [only];
  let news = 0;
  const batches: string[][] = [];
  for (let at = 0; at < changed.length; at += TOGETHER) batches.push(changed.slice(at, at + TOGETHER));
  const left = batches.values();
  const lane = async () => {
    for (const projectIds of left) {
      signal?.throwIfAborted();
      const scans = all.filter(({ projectId }) => projectIds.includes(projectId));
      const outcome = await rematchProjects(ctx, { organisationId, projectIds, scans, answers, blobs });
      news += outcome.news;
      if (outcome.isMissingData) await askSoon(ctx);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (only === null) {
    await matched(ctx, organisationId, answers);
    const facts = { revision: answers.revision, projects: changed.length, news };
    ctx.logger.info(facts, 'components matched with the advisories');
  }
  return { projects: changed.length, news };
}

/** Where anything is not as it was known; read without taking anybody's turn, since most projects have nothing new. */
async function changedProjects(
  ctx: RecordContext,
  organisationId: string,
  scans: readonly WatchedScan[],
  answers: Answers,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const { db } = ctx;
  const scanIds = scans.map(({ scanId }) => scanId);
  const all = await componentsOf(db, organisationId, scanIds);
  await answers.ask(all, signal);
  const known = await knownMatches(db, organisationId, { scanIds });
  const components = new Map(all.map((component) => [component.componentId, component]));
  const affected = all.filter(({ componentId }) => (answers.of(componentId)?.length ?? 0) > 0);
  const uses = await usesOf(
    db,
    organisationId,
    scanIds,
    affected.map(({ componentId }) => componentId),
  );
  const found = differences({ scans, components, uses, known }, answers);
  return [...new Set(found.map(({ scan }) => scan.projectId))];
}

/** Another worker's advisories were newer than this one's: what it found is not undone. */
async function knowsNewer({ db, logger }: RecordContext, organisationId: string, answers: Answers): Promise<boolean> {
  const { rows } = await sql<{ newest: string | null }>`
  select newest from watch_state where organisation_id = ${organisationId}`.execute(db);
  const before = rows[0]?.newest ?? null;
  const newer = before !== null && (answers.newest === null || Date.parse(before) > Date.parse(answers.newest));
  if (newer)
    logger.warn({ newest: before, own: answers.newest }, 'older advisories than those matched last are not used');
  return newer;
}

async function matched({ db }: RecordContext, organisationId: string, { revision, newest }: Answers): Promise<void> {
  await sql`
  insert into watch_state (organisation_id, revision, newest, matched_at)
  values (${organisationId}, ${revision}, ${newest}, now())
  on conflict (organisation_id) do update set
    revision = excluded.revision, newest = excluded.newest, matched_at = excluded.matched_at`.execute(db);
}

async function organisationsOf({ db }: RecordContext): Promise<string[]> {
  const rows = await db.selectFrom('organisations').select('organisationId').orderBy('organisationId').execute();
  return rows.map(({ organisationId }) => organisationId);
}

/** Data is missing: the source is asked now, but not more often than every minute. */
async function askSoon({ db }: RecordContext): Promise<void> {
  const { rows } = await sql`select from watch_state where asked_at > now() - interval '1 minute' limit 1`.execute(db);
  if (rows.length === 0) await addJob(db, 'watch-update', {}, { key: 'watch-update', maxAttempts: 1 });
}
