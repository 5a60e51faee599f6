import { type Span, trace } from '@opentelemetry/api';
import fastify from 'fastify';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { createMetrics } from './metrics/metrics.ts';
import { registerOperations } from './register-operations.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  trace.disable();
});

/** A pool whose database is not there. */
function lostPool(): pg.Pool {
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1, user: 'nobody' });
  ends.push(() => pool.end());
  return pool;
}

function server(metricsToken: string | null = null) {
  const app = fastify();
  const metrics = createMetrics();
  registerOperations(app, { pool: lostPool(), metrics, metricsToken });
  app.get('/things/:id', async () => ({}));
  ends.push(() => app.close());
  return { app, metrics };
}

it('is alive while the database is away, and not ready', async () => {
  const { app } = server();
  expect((await app.inject('/health/live')).statusCode).toBe(200);
  const ready = await app.inject('/health/ready');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ status: 'away', checks: { database: 'away' } });
});

it('counts requests by their pattern and shows them to this machine only', async () => {
  const { app } = server();
  await app.inject('/things/4711');
  await app.inject('/things/4712');
  const own = await app.inject('/metrics');
  expect(own.body).toContain(
    'vauban_http_request_duration_seconds_count{method="GET",route="/things/:id",status="200"} 2',
  );
  expect(own.body).toContain('vauban_process_resident_memory_bytes');
  expect(own.body).not.toContain('4711');
  expect((await app.inject({ url: '/metrics', remoteAddress: '203.0.113.7' })).statusCode).toBe(404);
  expect((await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '127.0.0.1' } })).statusCode).toBe(404);
});

it('shows metrics to another machine with the token, and to none without', async () => {
  const { app } = server('a-long-token');
  const from = (authorization?: string) =>
    app.inject({ url: '/metrics', remoteAddress: '203.0.113.7', headers: authorization ? { authorization } : {} });
  expect((await from()).statusCode).toBe(401);
  expect((await from('Bearer other')).statusCode).toBe(401);
  expect((await from('Bearer a-long-token')).statusCode).toBe(200);
  expect((await app.inject('/metrics')).statusCode).toBe(401);
});

it('leaves a gauge out of a scrape when its source fails, and asks again at the next one', async () => {
  const { app, metrics } = server();
  let fails = true;
  metrics.gauge('vauban_test', 'a test', 'state', async () => {
    if (fails) throw new Error('away');
    return new Map([['waiting', 3]]);
  });
  expect((await app.inject('/metrics')).body).not.toContain('vauban_test{');
  fails = false;
  expect((await app.inject('/metrics')).body).toContain('vauban_test{state="waiting"} 3');
});

it('opens a span for each request when the operator loads tracing', async () => {
  const seen: { name: string; attributes: object; ended: boolean }[] = [];
  const tracer = {
    startSpan(name: string, { attributes = {} } = {}) {
      const one = { name, attributes: { ...attributes }, ended: false };
      seen.push(one);
      const span = {
        setAttribute(key: string, value: unknown) {
          Object.assign(one.attributes, { [key]: value });
          return span;
        },
        end() {
          one.ended = true;
        },
      };
      return span as unknown as Span;
    },
  };
  trace.setGlobalTracerProvider({ getTracer: () => tracer as never });
  const { app } = server();
  await app.inject('/things/4711');
  expect(seen).toEqual([
    {
      name: 'GET /things/:id',
      attributes: { 'http.request.method': 'GET', 'http.route': '/things/:id', 'http.response.status_code': 200 },
      ended: true,
    },
  ]);
});
