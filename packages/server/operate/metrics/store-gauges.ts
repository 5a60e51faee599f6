import type { AdvisoryStatus } from '@vauban/advisories';
import { sql } from 'kysely';
import type { Store } from '../../store/open.ts';
import type { Metrics } from './metrics.ts';

/** Gauges over the queue, the outbox, the connections and the age of the advisories. */
export function gaugeStore(
  metrics: Metrics,
  { db, pool }: Pick<Store, 'db' | 'pool'>,
  advisories: () => AdvisoryStatus | null,
  now: () => Date,
): void {
  metrics.gauge('vauban_queue_jobs', 'Jobs by state: due, later, running, failed', 'state', async () => {
    const { rows } = await sql<{ state: string; count: number }>`
    select case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed'
      when run_at <= now() then 'due' else 'later' end as state, count(*) as count
    from graphile_worker.jobs group by 1`.execute(db);
    return counted(['due', 'later', 'running', 'failed'], rows);
  });
  metrics.gauge(
    'vauban_outbox_messages',
    'Messages that wait for their receiver, and dead letters',
    'state',
    async () => {
      const { rows } = await sql<{ state: string; count: number }>`
    select 'waiting' as state, count(*) as count from outbox where state = 'waiting'
    union all select 'dead', count(*) from outbox where state = 'dead'`.execute(db);
      return counted(['waiting', 'dead'], rows);
    },
  );
  metrics.gauge('vauban_store_connections', 'Connections to the database', 'state', async () => {
    const used = pool.totalCount - pool.idleCount;
    return new Map([
      ['used', used],
      ['idle', pool.idleCount],
      ['awaited', pool.waitingCount],
    ]);
  });
  metrics.gauge('vauban_advisories_age_seconds', 'Age of the newest advisory of each feed', 'ecosystem', async () => {
    const feeds = advisories()?.ecosystems ?? [];
    const ages = feeds.map(({ ecosystem, newest }) => [ecosystem, ageOf(newest, now())] as const);
    return new Map(ages.filter((entry): entry is readonly [string, number] => entry[1] !== null));
  });
}

function ageOf(newest: string | null, now: Date): number | null {
  const at = Date.parse(newest ?? '');
  return Number.isNaN(at) ? null : Math.max(0, (now.getTime() - at) / 1000);
}

function counted(states: readonly string[], rows: readonly { state: string; count: number }[]): Map<string, number> {
  const known = new Map(rows.map(({ state, count }) => [state, Number(count)]));
  return new Map(states.map((state) => [state, known.get(state) ?? 0]));
}
