import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { appendEvents, inTransaction } from '../../record/index.ts';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';
import { conflict } from '../conflict.ts';
import { audit } from '../operations/audit.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { doer } from '../route/who.ts';
import { releaseRows, shownRelease } from './release-rows.ts';

const UUID = /^[0-9a-f-]{36}$/;

export const RELEASE_HANDLERS: Handlers<'listReleases' | 'createRelease' | 'readRelease'> = {
  async listReleases({ services, organisationId, projectId, query }) {
    const [before] = keysOf(query.cursor, ['text']) ?? [];
    if (before !== undefined && !UUID.test(before))
      throw new Problem('invalid', 'query.cursor: is not one of this list.');
    const rows = await releaseRows(services.db, { organisationId, projectId, before, limit: query.limit + 1 });
    return pageOf(rows, query.limit, shownRelease, (row) => [row.releaseId]);
  },

  async createRelease({ services, actor, organisationId, projectId, body, now, reply }) {
    const scanId = await scanFor(services.db, organisationId, projectId, body);
    const before = await releaseRows(services.db, { organisationId, projectId, name: body.name, limit: 1 });
    if (before[0] !== undefined) {
      if (before[0].scanId !== scanId)
        throw new Problem('already-exists', `The release ${body.name} is made of another scan.`);
      reply.code(200);
      return shownRelease(before[0]);
    }
    const releaseId = newId(now);
    await conflict(
      inTransaction(services.db, async (trx) => {
        const { name, commit } = body;
        await trx
          .insertInto('releases')
          .values({ organisationId, releaseId, projectId, name, commit, scanId, createdAt: now })
          .execute();
        const event = {
          kind: 'release.recorded',
          actor: doer(actor),
          projectId,
          scanId,
          subjects: [],
          data: { releaseId, name, commit },
          at: now,
        };
        await services.record.notify(trx, await appendEvents(trx, organisationId, [event]));
        await audit(
          services,
          actor,
          { action: 'release.create', subject: `release:${releaseId}`, data: { name }, now },
          trx,
        );
      }),
      `There is a release ${body.name} already.`,
    );
    return releaseNamed(services.db, organisationId, projectId, body.name);
  },

  readRelease: ({ services, organisationId, projectId, params }) =>
    releaseNamed(services.db, organisationId, projectId, params.release),
};

/** A release of a project; a problem when there is none of that name. */
export async function releaseNamed(db: Kysely<Database>, organisationId: string, projectId: string, name: string) {
  const [row] = await releaseRows(db, { organisationId, projectId, name, limit: 1 });
  if (row === undefined) throw new Problem('not-found');
  return shownRelease(row);
}

/** The scan that was named, which must be of this project, else the last one of the commit. */
async function scanFor(
  db: Kysely<Database>,
  organisationId: string,
  projectId: string,
  wish: { readonly scan: string | null; readonly commit: string | null },
): Promise<string | null> {
  if (wish.scan === null && wish.commit === null) return null;
  const mine = db
    .selectFrom('scans')
    .select('scanId')
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId);
  const found =
    wish.scan === null
      ? await mine.where('commit', '=', wish.commit).orderBy('sequence', 'desc').limit(1).executeTakeFirst()
      : await mine.where('scanId', '=', wish.scan).executeTakeFirst();
  if (wish.scan !== null && found === undefined) throw new Problem('invalid', 'body.scan: is no scan of this project.');
  return found?.scanId ?? null;
}
