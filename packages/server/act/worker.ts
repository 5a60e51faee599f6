import type { TaskList } from 'graphile-worker';
import type { Outward } from '../http/outward/safe-fetch.ts';
import type { Keys } from '../keys/keys.ts';
import type { Metrics } from '../operate/metrics/metrics.ts';
import { inSpan } from '../operate/traces/span.ts';
import type { RecordContext, RecordLogger } from '../record/context.ts';
import { forgetComponents } from '../retain/index.ts';
import type { Store } from '../store/open.ts';
import { rematch } from '../watch/rematch/rematch.ts';
import type { WatchSettings } from '../watch/settings.ts';
import { scheduleUpdate, updateOnce } from '../watch/update.ts';
import { deliver } from './delivery/deliver.ts';
import { PATIENCE, type Patience } from './delivery/patience.ts';
import type { MailSettings } from './mail/mail-settings.ts';
import { openPostOffice } from './mail/post-office.ts';
import { notify } from './notify.ts';
import { addJob, type JobName, type Jobs } from './queue/add-job.ts';
import { migrateQueue } from './queue/migrate-queue.ts';
import { runQueue } from './queue/run-queue.ts';
import { sweep } from './queue/sweep.ts';

export interface WorkerOptions {
  readonly store: Pick<Store, 'db' | 'pool'>;
  readonly now: () => Date;
  readonly logger: RecordLogger;
  readonly keys: Keys;
  readonly outward: Outward;
  /** Null: no mail server; letters wait. */
  readonly mail: MailSettings | null;
  /** How people reach the server, without a slash at the end. */
  readonly baseUrl: string;
  /** Null: this worker does not watch the advisories. */
  readonly watch: WatchSettings | null;
  readonly metrics?: Metrics;
  /** Jobs at once in this process; 4 when absent. The pool must hold two connections more. */
  readonly concurrency?: number;
  readonly patience?: Partial<Patience>;
  /** How often the queue is looked at without being told; 2 s when absent. */
  readonly pollMs?: number;
  /** How often is looked for what has no job; a minute when absent. */
  readonly sweepMs?: number;
  /** In [0, 1), for the spread of retries. */
  readonly random?: () => number;
}

export interface Runner {
  /** Lets running jobs end, for at most some seconds. */
  stop(): Promise<void>;
}

const FORGET_MS = 3_600_000;

type Tasks = { readonly [Name in JobName]?: (payload: Jobs[Name], signal: AbortSignal) => Promise<void> };

/** Brings the queue's schema up to date and takes jobs until it is stopped; any number of workers may run at once. */
export async function startWorker(options: WorkerOptions): Promise<Runner> {
  const { store, logger, now, watch } = options;
  const { db, pool } = store;
  await migrateQueue(pool, logger);
  const record: RecordContext = { db, now, logger, notify };
  const postOffice = openPostOffice(options.mail);
  const delivery = {
    db,
    now,
    logger,
    keys: options.keys,
    outward: options.outward,
    postOffice,
    baseUrl: options.baseUrl,
    patience: { ...PATIENCE, ...options.patience },
    random: options.random ?? Math.random,
    metrics: options.metrics ?? null,
  };
  let forgotten = 0;
  const tasks: Tasks = {
    deliver: (job, signal) => deliver(delivery, job, signal),
    sweep: async () => {
      await sweep(record);
      // it looks at every old scan, and nobody waits for it
      if (now().getTime() - forgotten > FORGET_MS) {
        forgotten = now().getTime();
        await forgetComponents(record);
      }
      if (watch) await scheduleUpdate(db, watch);
    },
    // a worker that does not watch leaves these jobs to those that do
    ...(watch && {
      'watch-update': (_job, signal) => updateOnce(record, watch, signal),
      'watch-rematch': async (job, signal) => {
        await rematch(record, watch, job, signal);
      },
    }),
  };
  const { concurrency = 4, pollMs = 2000 } = options;
  const queue = await runQueue({ pool, logger, tasks: measured(tasks, options), concurrency, pollMs });
  const sweepSoon = () => {
    addJob(db, 'sweep', {}, { key: 'sweep', maxAttempts: 1 }).catch((error: Error) => {
      logger.warn({ error }, 'the sweep could not be asked for');
    });
  };
  sweepSoon();
  const timer = setInterval(sweepSoon, options.sweepMs ?? 60_000).unref();
  return {
    async stop() {
      clearInterval(timer);
      await queue.stop();
      postOffice.close();
    },
  };
}

/** Each task inside a span, with its time and its failure told. */
function measured(tasks: Tasks, { metrics, logger }: WorkerOptions): TaskList {
  const wrapped = Object.entries(tasks).map(([name, task]) => [
    name,
    async (
      payload: never,
      { job, abortSignal }: { job: { id: string; attempts: number }; abortSignal: AbortSignal },
    ) => {
      const start = performance.now();
      let outcome: 'done' | 'failed' = 'failed';
      try {
        await inSpan(`job ${name}`, { 'vauban.job': job.id }, () => task(payload, abortSignal));
        outcome = 'done';
      } catch (error) {
        logger.warn({ task: name, job: job.id, attempt: job.attempts, error }, 'a job failed and is tried again');
        throw error;
      } finally {
        metrics?.job(name, outcome, (performance.now() - start) / 1000);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as TaskList;
}
