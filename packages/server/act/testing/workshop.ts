import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOutward } from '../../http/outward/safe-fetch.ts';
import { type Keys, openKeys } from '../../keys/keys.ts';
import { recordReport } from '../../record/record-report.ts';
import { type Home, NOW, openHome } from '../../record/testing/home.ts';
import { flaw, reportOf } from '../../record/testing/report.ts';
import { newId } from '../../store/identifier.ts';
import type { MailSettings } from '../mail/mail-settings.ts';
import { notify } from '../notify.ts';
import { migrateQueue } from '../queue/migrate-queue.ts';
import { makeReceiverSecret } from '../receivers/receiver-secret.ts';
import { type Runner, startWorker, type WorkerOptions } from '../worker.ts';

export interface Workshop {
  readonly home: Home;
  readonly keys: Keys;
  /** Adds a receiver; answers its secret. */
  addReceiver(
    kind: 'webhook' | 'mail',
    address: string,
    more?: { events?: string[]; projectId?: string },
  ): Promise<{ receiverId: string; secret: string }>;
  /** Records a scan with so many new flaws: what is told of it waits in the outbox. */
  scan(projectId: string, flaws: number): Promise<void>;
  work(more?: Partial<WorkerOptions>): Promise<Runner>;
  outbox(): Promise<{ state: string; attempts: number; lastProblem: string | null; messageId: string }[]>;
  close(): Promise<void>;
}

/** A database, keys, and workers that are patient for milliseconds. */
export async function openWorkshop({
  allowedHosts,
  mail = null,
}: {
  allowedHosts: readonly string[];
  mail?: MailSettings | null;
}): Promise<Workshop> {
  const home = await openHome();
  const folder = mkdtempSync(join(tmpdir(), 'vauban-act-'));
  const keys = openKeys(folder);
  const { store, organisationId, ctx } = home;
  await migrateQueue(store.pool, ctx.logger);
  let scans = 0;
  return {
    home,
    keys,
    async addReceiver(kind, address, { events = ['*'], projectId } = {}) {
      const receiverId = newId(NOW);
      const { secret, sealed } = makeReceiverSecret(keys, organisationId, receiverId);
      const row = { organisationId, receiverId, projectId: projectId ?? null, kind, name: kind, address, events };
      const sealedSecret = kind === 'webhook' ? sealed : null;
      await store.db
        .insertInto('receivers')
        .values({ ...row, sealedSecret, createdAt: NOW })
        .execute();
      return { receiverId, secret };
    },
    async scan(projectId, flaws) {
      scans += 1;
      const found = Array.from({ length: flaws }, (_, index) => flaw(`f${scans}x${index}`));
      const report = reportOf({ commit: `c${scans}`, found });
      const actor = { kind: 'token', id: null } as const;
      await recordReport({ ...ctx, notify }, { organisationId, projectId, report, blob: `b${scans}`, actor, now: NOW });
    },
    work: (more = {}) =>
      startWorker({
        store,
        now: () => new Date(),
        logger: ctx.logger,
        keys,
        outward: openOutward({ allowedHosts, environment: {} }),
        mail,
        baseUrl: 'https://vauban.example.org',
        watch: null,
        patience: { firstPauseMs: 20, longestPauseMs: 100, attempts: 4, answerMs: 500 },
        pollMs: 100,
        random: () => 0.5,
        ...more,
      }),
    outbox: () =>
      store.db
        .selectFrom('outbox')
        .select(['state', 'attempts', 'lastProblem', 'messageId'])
        .orderBy('eventSequence')
        .execute(),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
