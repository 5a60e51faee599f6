import type { Pool, PoolClient } from 'pg';

const guarded = new WeakSet<Pool>();
const heard = new WeakSet<PoolClient>();

/**
 * A connection in use that breaks tells its error twice: to the query, and as an event that ends the process when
 * nobody listens. The query's error is enough.
 */
export function guardClients(pool: Pool): void {
  if (guarded.has(pool)) return;
  guarded.add(pool);
  const listen = (client: PoolClient) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => {});
  };
  pool.on('connect', listen);
  pool.on('acquire', listen);
}
