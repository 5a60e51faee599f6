import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, request as send } from 'undici';
import { AdvisoryError } from '../advisory-error.ts';
import { credentialsOf, isLoopback, shownAddress } from './address.ts';
import { Checksums } from './checksums.ts';
import type { SourceLimits } from './limits.ts';

/** Where the bytes of an answer go; `restart` forgets what a failed attempt brought. */
export interface Sink {
  restart(): void;
  write(chunk: Buffer): void;
}

export interface Wanted {
  /** The ETag of what one has. */
  readonly known: string | null;
  readonly most: number;
  readonly signal: AbortSignal | undefined;
  readonly onBytes?: ((done: number, total: number | null) => void) | undefined;
}

export type Answer =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'whole'; readonly sha256: string; readonly bytes: number; readonly tag: string | null };

/** May succeed when it is tried again. */
class Transient extends Error {
  readonly waitMs: number;
  constructor(message: string, waitMs = 0) {
    super(message);
    this.waitMs = waitMs;
  }
}

const MOST_WAIT_MS = 60_000;

/** Fetches an address: bounded in size, time, redirects and attempts. Throws `AdvisoryError`. */
export async function httpGet(
  url: URL,
  sink: Sink,
  wanted: Wanted,
  agent: Dispatcher,
  limits: SourceLimits,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    wanted.signal?.throwIfAborted();
    sink.restart();
    const deadline = AbortSignal.timeout(limits.downloadMs);
    const signal = wanted.signal === undefined ? deadline : AbortSignal.any([wanted.signal, deadline]);
    let problem: string;
    let waitMs = limits.retryMs * 2 ** (attempt - 1);
    try {
      return await follow(url, sink, { ...wanted, signal }, agent, limits);
    } catch (error) {
      wanted.signal?.throwIfAborted();
      if (error instanceof AdvisoryError || isDiskProblem(error)) throw error;
      if (deadline.aborted)
        throw unreachable(url, `it took longer than ${Math.round(limits.downloadMs / 1000)} seconds`);
      problem = describe(error);
      if (error instanceof Transient) waitMs = Math.max(waitMs, Math.min(error.waitMs, MOST_WAIT_MS));
    }
    if (attempt >= limits.attempts) throw unreachable(url, `${problem}, after ${attempt} attempts`);
    await sleep(waitMs, undefined, wanted.signal === undefined ? {} : { signal: wanted.signal });
  }
}

async function follow(
  start: URL,
  sink: Sink,
  wanted: Wanted,
  agent: Dispatcher,
  limits: SourceLimits,
): Promise<Answer> {
  let url = start;
  for (let redirects = 0; ; redirects++) {
    const response = await send(url, {
      dispatcher: agent,
      signal: wanted.signal ?? null,
      headers: {
        'user-agent': 'vauban',
        'accept-encoding': 'identity',
        ...(wanted.known !== null && { 'if-none-match': wanted.known }),
        ...(url.origin === start.origin && credentialsOf(start)),
      },
    });
    // ending a body early raises an error in it that nobody else would hear
    response.body.on('error', () => {});
    const { statusCode: status, headers } = response;
    if (status === 200) return receive(url, response, sink, wanted);
    await response.body.dump({ limit: 1 << 16 });
    if (status === 404 || status === 410) return { kind: 'absent' };
    if (status === 304 && wanted.known !== null) return { kind: 'unchanged' };
    if (status === 429 || status >= 500) throw new Transient(`the server answered ${status}`, retryAfter(headers));
    const location = one(headers.location);
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      throw unreachable(start, `the server answered ${status}`);
    }
    if (redirects >= limits.redirects) throw unreachable(start, `it redirects more than ${limits.redirects} times`);
    url = redirected(start, url, location);
  }
}

/** Encryption is not given up on the way, and the way does not lead into this machine. */
function redirected(start: URL, from: URL, location: string): URL {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : null;
  const weaker = url?.protocol !== 'https:' && url?.protocol !== from.protocol;
  if (url === null || weaker || !/^https?:$/.test(url.protocol) || (isLoopback(url) && !isLoopback(start))) {
    throw unreachable(start, 'it redirects to an address that is not safe');
  }
  return url;
}

async function receive(url: URL, response: Dispatcher.ResponseData, sink: Sink, wanted: Wanted): Promise<Answer> {
  const { headers, body } = response;
  const encoding = one(headers['content-encoding']) ?? 'identity';
  if (encoding !== 'identity') {
    body.destroy();
    throw unreachable(url, 'the server packed its answer although it was asked not to');
  }
  const length = one(headers['content-length']);
  const total = length === undefined ? null : Number(length);
  const sums = new Checksums([headers['x-goog-hash'] ?? []].flat().join(','));
  try {
    for await (const chunk of body) {
      sums.update(chunk as Buffer);
      if (sums.bytes > wanted.most) {
        throw new AdvisoryError(
          'broken-feed',
          `${shownAddress(url)} is larger than the limit of ${wanted.most} bytes. Check the source.`,
        );
      }
      sink.write(chunk as Buffer);
      wanted.onBytes?.(sums.bytes, total);
    }
  } finally {
    body.destroy();
  }
  if (total !== null && sums.bytes !== total) throw new Transient(`${sums.bytes} of ${total} bytes came`);
  return { kind: 'whole', ...sums.finish(shownAddress(url)), tag: one(headers.etag) ?? null };
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function retryAfter(headers: Dispatcher.ResponseData['headers']): number {
  const seconds = Number(one(headers['retry-after']));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

function isDiskProblem(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed';
  const code = (error as NodeJS.ErrnoException).code;
  return code === undefined || error.message.includes(code) ? error.message : `${error.message} (${code})`;
}

function unreachable(url: URL, why: string): AdvisoryError {
  return new AdvisoryError(
    'unreachable',
    `${shownAddress(url)} could not be fetched: ${why}. Check the network and HTTPS_PROXY, name another source, or import a file with "vauban advisories import".`,
  );
}
