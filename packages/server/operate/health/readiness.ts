import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

export interface Readiness {
  readonly ready: boolean;
  /** What is asked, and how it stands; no more than that, since anyone may ask. */
  readonly checks: Readonly<Record<string, 'ok' | 'away'>>;
}

const LONGEST_MS = 2000;

/** Whether the server can do its work now; never throws, never takes longer than two seconds. */
export async function readiness(pool: Pool): Promise<Readiness> {
  const asked = pool.query('select 1').then(
    () => 'ok' as const,
    () => 'away' as const,
  );
  const waiting = new AbortController();
  const late = sleep(LONGEST_MS, 'away' as const, { signal: waiting.signal, ref: false }).catch(() => 'away' as const);
  const database = await Promise.race([asked, late]);
  waiting.abort();
  return { ready: database === 'ok', checks: { database } };
}
