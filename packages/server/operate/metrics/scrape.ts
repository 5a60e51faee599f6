import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Metrics } from './metrics.ts';

export interface Scrape {
  readonly status: 200 | 401 | 404;
  readonly type: string;
  readonly body: string;
}

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'];

/** The metrics, for who holds the token; without a token for this machine alone, and for nobody through a proxy. */
export async function scrapeAnswer(metrics: Metrics, request: IncomingMessage, token: string | null): Promise<Scrape> {
  if (token === null && !isOfThisMachine(request)) return { status: 404, type: 'text/plain', body: 'not here\n' };
  if (token !== null && !same(request.headers.authorization ?? '', `Bearer ${token}`)) {
    return { status: 401, type: 'text/plain', body: 'the token is missing or wrong\n' };
  }
  return { status: 200, type: metrics.registry.contentType, body: await metrics.registry.metrics() };
}

function isOfThisMachine({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  const loopback = /^(?:::ffff:)?127\./.test(address) || address === '::1';
  return loopback && !FORWARDED.some((name) => headers[name] !== undefined);
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
