import { Readable } from 'node:stream';
import { canonicalJson } from '@vauban/domain';
import { Problem } from '../../http/problem/problems.ts';
import { newId } from '../../store/identifier.ts';
import type { Call, Handlers } from '../route/call.ts';
import { doer } from '../route/who.ts';
import { receivePart } from './receive-part.ts';
import { recordUpload } from './record-upload.ts';
import {
  shownUpload,
  type UploadRequest,
  type UploadRow,
  type UploadWish,
  uploadOf,
  uploadRows,
} from './upload-row.ts';

export const UPLOAD_HANDLERS: Handlers<'createUpload' | 'readUpload' | 'headUpload' | 'sendBytes'> = {
  async createUpload(call) {
    const { services, organisationId, body, now, reply } = call;
    if (body.environment !== undefined && body.release === undefined) {
      throw new Problem('invalid', 'body.environment: name the release too.');
    }
    const key = keyOf(call);
    const uploadId = newId(now);
    const request: UploadRequest = { wish: body, actor: doer(call.actor), parts: [] };
    await services.db
      .insertInto('uploads')
      .values({
        organisationId,
        uploadId,
        projectId: call.projectId,
        idempotencyKey: key,
        request: JSON.stringify(request),
        state: 'receiving',
        total: body.total,
        blob: null,
        scanId: null,
        problem: null,
        createdAt: now,
        changedAt: now,
      })
      .onConflict((conflict) => conflict.columns(['organisationId', 'idempotencyKey']).doNothing())
      .execute();
    const row = (await uploadRows(services.db)
      .where('uploads.organisationId', '=', organisationId)
      .where('idempotencyKey', '=', key)
      .executeTakeFirstOrThrow()) as unknown as UploadRow;
    if (!sameWish(row.request.wish, body)) throw new Problem('idempotency-key', 'Take another key for another upload.');
    if (row.uploadId !== uploadId) reply.code(200);
    reply.header('location', `/api/v1/uploads/${row.uploadId}`);
    return shownUpload(row);
  },

  async readUpload({ services, organisationId, params, reply }) {
    const row = await uploadOf(services.db, organisationId, params.upload);
    reply.header('upload-offset', String(row.bytes));
    return shownUpload(row);
  },

  async headUpload({ services, organisationId, params, reply }) {
    const row = await uploadOf(services.db, organisationId, params.upload);
    reply.header('upload-offset', String(row.bytes)).header('upload-length', String(row.total)).send();
    return null;
  },

  async sendBytes({ services, organisationId, params, request, body, reply, now }) {
    const given = request.headers['upload-offset'];
    if (typeof given !== 'string' || !/^\d{1,12}$/.test(given))
      throw new Problem('invalid', 'header.upload-offset: is needed, a number.');
    if (!(body instanceof Readable))
      throw new Problem('media-type', 'Send the bytes as application/offset+octet-stream.');
    const row = await uploadOf(services.db, organisationId, params.upload);
    const whole = await receivePart(services, row, Number(given), body, now);
    const after = whole
      ? await recordUpload(services, organisationId, params.upload)
      : await uploadOf(services.db, organisationId, params.upload);
    reply.header('upload-offset', String(after.bytes));
    return shownUpload(after);
  },
};

/** Keys of two projects, and of two askers, are different keys. */
function keyOf({ request, projectId, actor }: Pick<Call, 'request' | 'projectId' | 'actor'>): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Problem('invalid', 'header.idempotency-key: is needed, 1 to 200 visible characters.');
  }
  return `${projectId} ${doer(actor).id} ${key}`;
}

function sameWish(before: UploadWish, now: UploadWish): boolean {
  return canonicalJson(JSON.parse(JSON.stringify(before))) === canonicalJson(JSON.parse(JSON.stringify(now)));
}
