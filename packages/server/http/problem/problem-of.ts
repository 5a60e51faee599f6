import { ReportUnreadable } from '@vauban/reports';
import { BlobError } from '../../blobs/index.ts';
import { TooBusy } from '../../people/passwords.ts';
import { Problem, type ProblemCode } from './problems.ts';

/** Fastify's own refusals, by code. */
const FASTIFY: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_NOT_FOUND: 'not-found',
};

const DATABASE_AWAY = /^(?:08|57P0|53300)|^(?:ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;

/** Any error as a problem; what nobody foresaw is `internal`, which tells nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ReportUnreadable) return new Problem('report-unreadable', error.message);
  if (error instanceof TooBusy)
    return new Problem('busy', 'Try again in a few seconds.', { headers: { 'retry-after': '2' } });
  const { code, message, statusCode, syscall } = error as {
    code?: unknown;
    message?: unknown;
    statusCode?: unknown;
    syscall?: unknown;
  };
  const known = typeof code === 'string' ? FASTIFY[code] : undefined;
  if (known !== undefined) return new Problem(known);
  if (statusCode === 400) return new Problem('bad-request');
  if (error instanceof BlobError && error.code === 'unreachable') return away(error);
  if (isFull(code) || (error instanceof BlobError && error.code === 'full'))
    return new Problem('store-full', 'Tell an administrator: the disk of the server is full.', { cause: error });
  const lost = /Connection terminated|connection timeout|Cannot use a pool after|is not queryable/i.test(
    String(message ?? ''),
  );
  if (
    lost ||
    (typeof code === 'string' && DATABASE_AWAY.test(code) && (syscall === undefined || syscall === 'connect'))
  ) {
    return away(error);
  }
  return new Problem('internal', undefined, { cause: error });
}

/** PostgreSQL's disk_full, or the system's. */
function isFull(code: unknown): boolean {
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT';
}

function away(cause: unknown): Problem {
  const headers = { 'retry-after': '10' };
  return new Problem('store-away', 'Try again in a minute; nothing that was acknowledged is lost.', { headers, cause });
}
