import { setTimeout as sleep } from 'node:timers/promises';

/** Tries to write again while the database is away, for at most so long: what was sent must be remembered. */
export async function insist<Result>(work: () => Promise<Result>, longestMs = 90_000): Promise<Result> {
  const end = performance.now() + longestMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || performance.now() > end) throw error;
      await sleep(250);
    }
  }
}

/** Connection errors of the system, of PostgreSQL (class 08, shutdown and start-up) and of its client. */
function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return /^(?:08|57P0|53300|E[A-Z]+$)/.test(code);
  return /terminated|timeout|not queryable|connection/i.test(String(message ?? ''));
}
