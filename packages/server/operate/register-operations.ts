import { context, propagation, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { readiness } from './health/readiness.ts';
import type { Metrics } from './metrics/metrics.ts';
import { scrapeAnswer } from './metrics/scrape.ts';
import { openSpan } from './traces/span.ts';

export interface OperationsOptions {
  readonly pool: Pool;
  readonly metrics: Metrics;
  /** Who may read `/metrics` from another machine must send it as `Authorization: Bearer …`; null: only this machine may. */
  readonly metricsToken: string | null;
}

/** `/health/live`, `/health/ready` and `/metrics`, and for every request a duration and a span. */
export function registerOperations(app: FastifyInstance, { pool, metrics, metricsToken }: OperationsOptions): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  app.addHook('onRequest', (request, _reply, done) => {
    const parent = propagation.extract(context.active(), request.headers);
    const route = request.routeOptions.url ?? 'none';
    const { span, inside } = openSpan(
      `${request.method} ${route}`,
      { 'http.request.method': request.method, 'http.route': route },
      parent,
    );
    spans.set(request, span);
    inside(done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions;
    spans.get(request)?.setAttribute('http.response.status_code', reply.statusCode).end();
    if (config.open === 'operations') return;
    metrics.request(request.method, url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
  });

  const route = { config: { open: 'operations' as const }, logLevel: 'warn' as const };
  app.get('/health/live', route, async () => ({ status: 'ok' }));
  app.get('/health/ready', route, async (_request, reply) => {
    const { ready, checks } = await readiness(pool);
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'away', checks });
  });
  app.get('/metrics', route, async (request, reply) => {
    const answer = await scrapeAnswer(metrics, request.raw, metricsToken);
    return reply.status(answer.status).type(answer.type).send(answer.body);
  });
}
