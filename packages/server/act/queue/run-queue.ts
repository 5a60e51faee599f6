import { setTimeout as sleep } from 'node:timers/promises';
import { run, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { RecordLogger } from '../../record/context.ts';
import { queueLogger } from './queue-logger.ts';

export interface QueueOptions {
  readonly pool: Pool;
  readonly logger: RecordLogger;
  readonly tasks: TaskList;
  /** Jobs at once in this process. */
  readonly concurrency: number;
  /** How often is looked without being told; a new job is told at once. */
  readonly pollMs: number;
}

export interface RunningQueue {
  /** Lets running jobs end, and takes no new ones. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE_MS = 30_000;

/** Takes jobs until it is stopped; when the queue gives up because the database was away too long, it begins anew. */
export async function runQueue({ pool, logger, tasks, concurrency, pollMs }: QueueOptions): Promise<RunningQueue> {
  const begin = () =>
    run({
      pgPool: pool,
      logger: queueLogger(logger),
      taskList: tasks,
      noHandleSignals: true,
      concurrency,
      pollInterval: pollMs,
      // in batches of whatever is there: only then ends are written again after the database was away
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
  const stopping = new AbortController();
  let runner = await begin();
  const watched = (async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      await runner.promise.catch((error: Error) => logger.warn({ error }, 'the queue ended and begins anew'));
      if (stopping.signal.aborted) return;
      for (;;) {
        const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(failures, 10));
        failures += 1;
        if (!(await slept(pause, stopping.signal))) return;
        try {
          runner = await begin();
          break;
        } catch (error) {
          logger.warn({ error }, 'the queue cannot begin yet');
        }
      }
      failures = 0;
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await runner.stop().catch(() => {}); // it had ended
      await watched;
    },
  };
}

async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal, ref: false }).catch(() => false);
}
