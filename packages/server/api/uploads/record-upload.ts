import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Report } from '@vauban/domain';
import { ReportUnreadable, readReport } from '@vauban/reports';
import { PROBLEMS, Problem } from '../../http/problem/problems.ts';
import { RecordProblem, recordReport } from '../../record/index.ts';
import { recorded } from '../record-problem.ts';
import type { Services } from '../services.ts';
import { iso } from '../times.ts';
import { MOST_REPORT_BYTES } from './limits.ts';
import { type UploadRow, uploadOf } from './upload-row.ts';

const unzip = promisify(gunzip);

/** Reports are read one at a time: a large one needs memory. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Records an upload that is whole. What is wrong with the report is kept with the upload and thrown as a problem;
 * anything else leaves it to be recorded later. Recording the same one twice records it once.
 */
export async function recordUpload(services: Services, organisationId: string, uploadId: string): Promise<UploadRow> {
  const turn = before.then(() => record(services, organisationId, uploadId));
  before = turn.catch(() => {});
  return turn;
}

async function record(services: Services, organisationId: string, uploadId: string): Promise<UploadRow> {
  const row = await uploadOf(services.db, organisationId, uploadId);
  if (row.state !== 'received') return row;
  try {
    const { blob, report } = await reportOf(services, row);
    const { release, environment, pullRequest } = row.request.wish;
    const outcome = await recorded(
      recordReport(services.record, {
        organisationId,
        projectId: row.projectId,
        report,
        blob,
        actor: row.request.actor,
        ...(pullRequest && {
          pullRequest: {
            number: pullRequest.number,
            ...(pullRequest.base !== undefined && { base: pullRequest.base }),
            ...(pullRequest.title !== undefined && { title: pullRequest.title }),
          },
        }),
        ...(release !== undefined && { release: { name: release, ...(environment !== undefined && { environment }) } }),
        now: services.now(),
      }),
    );
    await settle(services, row, { state: 'recorded', blob, scanId: outcome.scanId, problem: null });
    const { scanId: scan, serverVerdict: verdict } = outcome;
    services.live.publish(organisationId, row.projectId, { kind: 'recorded', at: iso(services.now()), scan, verdict });
  } catch (error) {
    const problem = refusalOf(error);
    if (problem === null) throw error;
    const { title } = PROBLEMS[problem.code];
    const kept = {
      type: `urn:vauban:problem:${problem.code}`,
      title,
      ...(problem.detail && { detail: problem.detail }),
    };
    await settle(services, row, { state: 'refused', blob: null, scanId: null, problem: JSON.stringify(kept) });
    throw problem;
  }
  return uploadOf(services.db, organisationId, uploadId);
}

/** What is wrong with the report itself, so that trying again would not help; null for anything else. */
function refusalOf(error: unknown): Problem | null {
  if (error instanceof ReportUnreadable) return new Problem('report-unreadable', error.message);
  if (error instanceof Problem && (error.code.startsWith('report-') || error.cause instanceof RecordProblem))
    return error;
  return null;
}

/** The report, and the blob that holds exactly its bytes. */
async function reportOf({ blobs }: Services, row: UploadRow): Promise<{ blob: string; report: Report }> {
  const { wish, parts } = row.request;
  const chunks: Buffer[] = [];
  for (const { digest } of parts) {
    for await (const chunk of await blobs.get(digest)) chunks.push(chunk);
  }
  const sent = Buffer.concat(chunks);
  chunks.length = 0;
  if (wish.digest !== undefined && wish.digest !== `sha256:${createHash('sha256').update(sent).digest('hex')}`) {
    throw new Problem('report-truncated', 'What arrived is not what was announced; send it again with a new key.');
  }
  const bytes = wish.encoding === 'gzip' ? await unzipped(sent) : sent;
  const report = await readReport(bytes);
  const [first] = parts;
  const blob =
    wish.encoding === 'identity' && parts.length === 1 && first ? first.digest : (await blobs.put(bytes)).digest;
  return { blob, report };
}

async function unzipped(bytes: Buffer): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: MOST_REPORT_BYTES });
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new Problem('report-unreadable', 'The report is larger than what is read.', { cause });
    if (code === 'Z_BUF_ERROR') throw new Problem('report-truncated', 'The gzip stream ends too early.', { cause });
    throw new Problem('report-unreadable', 'This is no gzip stream.', { cause });
  }
}

async function settle(
  { db, now }: Services,
  { organisationId, uploadId }: UploadRow,
  set: { state: 'recorded' | 'refused'; blob: string | null; scanId: string | null; problem: string | null },
): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ ...set, changedAt: now() })
    .where('organisationId', '=', organisationId)
    .where('uploadId', '=', uploadId)
    .execute();
}
