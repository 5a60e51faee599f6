import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Report } from '@vauban/domain';
import { writeReport } from '@vauban/reports';
import type { AnswerOf, BodyOf } from '@vauban/server/contract';
import type { ServerClient } from './client.ts';
import type { PullRequest } from './pipeline/pipeline.ts';
import { ServerAway, ServerRefusal } from './problems.ts';

type Upload = AnswerOf<'readUpload'>;

export interface SendWish {
  readonly project: string;
  readonly release: string | null;
  readonly environment: string | null;
  readonly pullRequest: PullRequest | null;
  /** The largest part that the server takes. */
  readonly partBytes: number;
  onProgress(sent: number, total: number): void;
}

const PART = 1_000_000;
/** Interruptions in a row without a byte getting through. */
const MOST_INTERRUPTIONS = 6;

/**
 * Sends a report, goes on where an interrupted one stands, and answers the id of the recorded scan. Sending the same
 * report twice records it once: its scan's id is the key.
 */
export async function sendReport(client: ServerClient, report: Report, wish: SendWish): Promise<string> {
  const bytes = gzipSync([...writeReport(report, 'json')].join(''));
  const body: BodyOf<'createUpload'> = {
    total: bytes.length,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    encoding: 'gzip',
    ...(wish.release === null ? {} : { release: wish.release }),
    ...(wish.environment === null ? {} : { environment: wish.environment }),
    ...(wish.pullRequest !== null && { pullRequest: announced(wish.pullRequest) }),
  };
  let upload: Upload = await client.get('createUpload', {
    params: { project: wish.project },
    headers: { 'idempotency-key': report.scan.id },
    body,
    attempts: MOST_INTERRUPTIONS,
  });
  const params = { upload: upload.id };
  for (let interruptions = 0; upload.state !== 'recorded'; ) {
    const { offset } = upload;
    wish.onProgress(offset, bytes.length);
    try {
      upload = await client.get('sendBytes', {
        params,
        headers: { 'upload-offset': String(offset) },
        bytes: bytes.subarray(offset, offset + Math.min(PART, wish.partBytes)),
        timeoutMs: 120_000,
      });
    } catch (error) {
      if (!mayGoOn(error) || interruptions >= MOST_INTERRUPTIONS) throw error;
      upload = await client.get('readUpload', { params, attempts: MOST_INTERRUPTIONS });
    }
    interruptions = upload.offset > offset ? 0 : interruptions + 1;
    if (upload.state === 'refused') throw new ServerRefusal(client.url, 422, upload.problem);
  }
  wish.onProgress(bytes.length, bytes.length);
  return upload.scan ?? report.scan.id;
}

function announced({ number, base, title }: PullRequest): NonNullable<BodyOf<'createUpload'>['pullRequest']> {
  return { number, ...(base !== null && { base }), ...(title !== null && { title }) };
}

/** The connection broke, or somebody else sends the same report. */
function mayGoOn(error: unknown): boolean {
  if (error instanceof ServerAway) return true;
  return error instanceof ServerRefusal && (error.code === 'upload-offset' || error.code === 'upload-finished');
}
