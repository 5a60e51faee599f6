import { sql } from 'kysely';
import { isBlobUsed } from '../../retain/index.ts';
import type { Services } from '../services.ts';
import { IDLE_UPLOAD_MS } from './limits.ts';
import { recordUpload } from './record-upload.ts';

const AT_ONCE = 100;

/** Records what was received and not recorded (the server ended in between); what is refused stays refused. */
export async function resumeUploads(services: Services): Promise<number> {
  const rows = await services.db
    .selectFrom('uploads')
    .select(['organisationId', 'uploadId'])
    .where('state', '=', 'received')
    .orderBy('uploadId')
    .limit(AT_ONCE)
    .execute();
  let done = 0;
  for (const { organisationId, uploadId } of rows) {
    await recordUpload(services, organisationId, uploadId).then(
      () => {
        done += 1;
      },
      (error: unknown) => services.logger.warn({ err: error, upload: uploadId }, 'upload not recorded'),
    );
  }
  return done;
}

/** Gives up uploads that nothing comes to, and forgets the parts of those that ended a day ago. */
export async function sweepUploads(services: Services): Promise<void> {
  const { db, blobs, now } = services;
  const longAgo = new Date(now().getTime() - IDLE_UPLOAD_MS);
  const given = {
    type: 'urn:vauban:problem:report-truncated',
    title: 'The report is not whole',
    detail: 'Nothing came for a day.',
  };
  await db
    .updateTable('uploads')
    .set({ state: 'refused', problem: JSON.stringify(given), changedAt: now() })
    .where('state', '=', 'receiving')
    .where('changedAt', '<', longAgo)
    .execute();
  const { rows } = await sql<{ organisationId: string; uploadId: string; digests: string[] }>`
    select u.organisation_id, u.upload_id, array(select p->>'digest' from jsonb_array_elements(u.request->'parts') p) as digests
    from uploads u where u.state in ('recorded', 'refused') and u.changed_at < ${longAgo}
      and jsonb_array_length(u.request->'parts') > 0 limit ${AT_ONCE}`.execute(db);
  for (const { organisationId, uploadId, digests } of rows) {
    await db
      .updateTable('uploads')
      .set({ request: sql<string>`jsonb_set(request, '{parts}', '[]')` })
      .where('organisationId', '=', organisationId)
      .where('uploadId', '=', uploadId)
      .execute();
    for (const digest of digests) if (!(await isBlobUsed(db, digest))) await blobs.delete(digest);
  }
}
