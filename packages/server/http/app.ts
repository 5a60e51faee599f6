import cookie from '@fastify/cookie';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type RouteOptions } from 'fastify';
import type { Kysely } from 'kysely';
import { ANONYMOUS } from '../people/actor.ts';
import { newSecret } from '../people/secret-token.ts';
import { Allowance } from '../people/throttle.ts';
import type { Database } from '../store/schema.ts';
import { answerProblem } from './problem/answer-problem.ts';
import { Problem, retryAfter } from './problem/problems.ts';
import './request.ts';
import { securityHeaders } from './security-headers.ts';
import { authenticate } from './sign-in/authenticate.ts';
import { cookieJar } from './sign-in/cookies.ts';
import { requireOwnOrigin } from './sign-in/csrf.ts';

/** Of JSON; reports are sent in parts, as bytes. */
const MOST_JSON_BYTES = 2_000_000;
/** Each asker's in a minute. */
const REQUESTS = 1200;
const ANONYMOUS_REQUESTS = 300;

export interface AppOptions {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly logger: FastifyBaseLogger;
  readonly baseUrl: string;
  /** Addresses of proxies whose `X-Forwarded-*` is believed. */
  readonly trustedProxies: readonly string[];
}

/** A server without routes: who asks, how often, from where, and how problems are answered. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const secure = options.baseUrl.startsWith('https:');
  const app: FastifyInstance = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: MOST_JSON_BYTES,
    requestIdHeader: false,
    genReqId: () => newSecret().slice(0, 16),
    exposeHeadRoutes: false,
    return503OnClosing: true,
    forceCloseConnections: true,
    connectionTimeout: 120_000,
    requestTimeout: 600_000,
    keepAliveTimeout: 72_000,
    http: { headersTimeout: 30_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 300, caseSensitive: true },
    clientErrorHandler(_error, socket) {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      else socket.destroy();
    },
  });
  refuseRoutesWithoutAction(app);
  await app.register(cookie);
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser(['application/offset+octet-stream', 'application/octet-stream'], (_request, bytes, done) => {
    done(null, bytes);
  });

  const headers = securityHeaders(secure);
  const jar = cookieJar(secure);
  const allowance = { known: new Allowance(REQUESTS, 60_000), anonymous: new Allowance(ANONYMOUS_REQUESTS, 60_000) };
  app.decorateRequest('actor');
  app.decorateRequest('csrfHash', null);
  app.decorateRequest('allowed');
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    request.actor = ANONYMOUS;
    if (!request.url.startsWith('/api/')) return;
    reply.header('cache-control', 'no-store').header('vary', 'cookie, authorization');
    const now = options.now();
    requireOwnOrigin(request, options.baseUrl);
    await authenticate(request, options.db, jar, now);
    const { actor } = request;
    const wait =
      actor.kind === 'anonymous'
        ? allowance.anonymous.take(request.ip, now.getTime())
        : allowance.known.take(actor.kind === 'person' ? actor.personId : actor.tokenId, now.getTime());
    if (wait > 0) throw new Problem('too-many', 'Ask less often.', { headers: retryAfter(wait) });
  });
  app.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions;
    if (config.open !== undefined) return;
    // the route's pattern, not the address: an address may hold a one-time link
    const line = { method: request.method, route: url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    request.log.info({ ...line, actor: nameOf(request.actor) }, 'request');
  });
  app.setErrorHandler(answerProblem);
  return app;
}

/** Every route says what it does, or why nobody need be asked: else the server does not start. */
function refuseRoutesWithoutAction(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const bare = routes.find(({ config }) => config?.action === undefined && config?.open === undefined);
    if (bare !== undefined) throw new Error(`The route ${bare.url} declares no action.`);
  });
}

function nameOf(actor: { kind: string; personId?: string | null; tokenId?: string }): string {
  return `${actor.kind}${(actor.tokenId ?? actor.personId) ? `:${actor.tokenId ?? actor.personId}` : ''}`;
}
