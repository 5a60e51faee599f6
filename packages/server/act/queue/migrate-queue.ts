import { runMigrations } from 'graphile-worker';
import type { Pool } from 'pg';
import type { RecordLogger } from '../../record/context.ts';
import { guardClients } from './guard-clients.ts';
import { queueLogger } from './queue-logger.ts';

/** Brings the queue's own schema (`graphile_worker`) up to date; several processes may call it at once. */
export async function migrateQueue(pool: Pool, logger: RecordLogger): Promise<void> {
  guardClients(pool);
  const turn = await pool.connect();
  try {
    await turn.query('select pg_advisory_lock(8621868)');
    await runMigrations({ pgPool: pool, logger: queueLogger(logger) });
    await turn.query('select pg_advisory_unlock(8621868)');
    turn.release();
  } catch (error) {
    turn.release(true); // ends the connection and its lock
    throw error;
  }
}
