import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the server counts; one registry for each server, no global state. */
export interface Metrics {
  readonly registry: Registry;
  /** `route` is the route's pattern, so that the number of series stays small. */
  request(method: string, route: string, status: number, seconds: number): void;
  job(task: string, outcome: 'done' | 'failed', seconds: number): void;
  message(kind: 'webhook' | 'mail', outcome: 'sent' | 'failed' | 'dead'): void;
  /** Asks `read` at each scrape, at most every five seconds; when it fails the gauge is left out of that scrape. */
  gauge(name: string, help: string, label: string, read: () => Promise<ReadonlyMap<string, number>>): void;
}

const FRESH_MS = 5000;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** `defaults`: also the process's own (memory, event loop, garbage collection). */
export function createMetrics({ defaults = true }: { defaults?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (defaults) collectDefaultMetrics({ register: registry, prefix: 'vauban_' });
  const registers = [registry];
  const requests = new Histogram({
    name: 'vauban_http_request_duration_seconds',
    help: 'How long requests took',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.15, 0.5, 1, 2, 5, 10, 60],
    registers,
  });
  const jobs = new Histogram({
    name: 'vauban_job_duration_seconds',
    help: 'How long jobs took',
    labelNames: ['task', 'outcome'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers,
  });
  const messages = new Counter({
    name: 'vauban_messages_total',
    help: 'Tries to send a message to a receiver',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  return {
    registry,
    request: (method, route, status, seconds) =>
      requests.observe({ method: METHODS.has(method) ? method : 'other', route, status }, seconds),
    job: (task, outcome, seconds) => jobs.observe({ task, outcome }, seconds),
    message: (kind, outcome) => messages.inc({ kind, outcome }),
    gauge(name, help, label, read) {
      let readAt = Number.NEGATIVE_INFINITY;
      new Gauge({
        name,
        help,
        labelNames: [label],
        registers,
        async collect() {
          if (performance.now() - readAt < FRESH_MS) return;
          const values = await read().catch(() => null);
          this.reset();
          if (values === null) return;
          readAt = performance.now();
          for (const [value, number] of values) this.set({ [label]: value }, number);
        },
      });
    },
  };
}
