import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Services } from '../services.ts';
import { MOST_PART_BYTES } from './limits.ts';
import type { UploadRow } from './upload-row.ts';

/**
 * Keeps the next bytes of an upload in the blob store; true when nothing is missing any more. Where the connection
 * breaks, what arrived until then is kept. Of two that send the same part at once one is told where the upload stands.
 */
export async function receivePart(
  services: Services,
  row: UploadRow,
  offset: number,
  stream: Readable,
  now: Date,
): Promise<boolean> {
  const total = row.total ?? 0;
  if (row.state !== 'receiving') {
    if (row.state === 'received' && offset === total) return true;
    stream.resume();
    throw new Problem('upload-finished', `The upload is ${row.state}.`, {
      members: { state: row.state, scan: row.scanId },
    });
  }
  if (offset !== row.bytes) {
    stream.resume();
    throw elsewhere(row.bytes);
  }
  const arrival = { size: 0, over: false, broken: false };
  const most = Math.min(MOST_PART_BYTES, total - offset);
  const part = await services.blobs.put(Readable.from(arriving(stream, most, arrival), { objectMode: false }));
  if (arrival.over) {
    throw new Problem(
      'too-large',
      offset + most === total
        ? `The upload was announced with ${total} bytes, and more came.`
        : `A part has at most ${MOST_PART_BYTES} bytes; send the rest in another one.`,
    );
  }
  if (arrival.size === 0) return false;
  const whole = offset + arrival.size === total;
  const kept = await services.db
    .updateTable('uploads')
    .set({
      bytes: offset + arrival.size,
      request: sql<string>`jsonb_set(request, '{parts}', (request->'parts') || ${JSON.stringify([part])}::jsonb)`,
      state: whole ? 'received' : 'receiving',
      changedAt: now,
    })
    .where('organisationId', '=', row.organisationId)
    .where('uploadId', '=', row.uploadId)
    .where('state', '=', 'receiving')
    .where('bytes', '=', offset)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) {
    const { bytes } = await services.db
      .selectFrom('uploads')
      .select('bytes')
      .where('organisationId', '=', row.organisationId)
      .where('uploadId', '=', row.uploadId)
      .executeTakeFirstOrThrow();
    throw elsewhere(bytes);
  }
  return whole;
}

/** The bytes as they come, up to a bound; a connection that breaks ends them. */
async function* arriving(
  stream: Readable,
  most: number,
  arrival: { size: number; over: boolean; broken: boolean },
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) {
      if (arrival.size + chunk.length > most) {
        arrival.over = true;
        return;
      }
      arrival.size += chunk.length;
      yield chunk;
    }
  } catch {
    arrival.broken = true;
  }
}

function elsewhere(offset: number): Problem {
  return new Problem('upload-offset', `Go on at ${offset}.`, {
    headers: { 'upload-offset': String(offset) },
    members: { offset },
  });
}
