import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOutward } from '../http/outward/safe-fetch.ts';
import { openKeys } from '../keys/keys.ts';
import { recordReport } from '../record/record-report.ts';
import { NOW } from '../record/testing/home.ts';
import { flaw, reportOf } from '../record/testing/report.ts';
import { type Cluster, removeCluster, startCluster } from '../store/embedded/cluster.ts';
import { newId } from '../store/identifier.ts';
import { openStore, type Store } from '../store/open.ts';
import { MIGRATIONS } from '../store/testing.ts';
import { notify } from './notify.ts';
import { migrateQueue } from './queue/migrate-queue.ts';
import { makeReceiverSecret } from './receivers/receiver-secret.ts';
import { openReceiver, until } from './testing/receiver-server.ts';
import { type Runner, startWorker } from './worker.ts';

const AWAY_MS = Number(process.env.VAUBAN_TEST_AWAY_MS ?? 8000);
const logger = { info: () => {}, warn: () => {} };
const home = mkdtempSync(join(tmpdir(), 'vb-'));
let cluster: Cluster;
let store: Store;
let runner: Runner;

beforeAll(async () => {
  cluster = await startCluster(home);
  store = await openStore({ home, databaseUrl: cluster.connectionString, migrations: MIGRATIONS, now: () => NOW });
});
afterAll(async () => {
  await runner?.stop();
  await store?.close();
  await cluster?.stop();
  await removeCluster(home);
  rmSync(home, { recursive: true, force: true });
});

it(`goes on where it stood when PostgreSQL was away for ${AWAY_MS / 1000} s: nothing is lost, nothing is done twice`, async () => {
  const [organisationId, projectId, receiverId] = [newId(NOW), newId(NOW), newId(NOW)];
  const keys = openKeys(home);
  await migrateQueue(store.pool, logger);
  const { db } = store;
  await db.insertInto('organisations').values({ organisationId, slug: 'home', name: 'Home', createdAt: NOW }).execute();
  await db
    .insertInto('projects')
    .values({ organisationId, projectId, slug: 'shop', name: 'shop', createdAt: NOW })
    .execute();
  // the database goes away while the receiver is still thinking about the fifth message
  let stopping: Promise<void> | undefined;
  const hook = await openReceiver((response, _, before) => {
    if (before === 4) stopping = cluster.stop();
    setTimeout(() => response.end(), before === 4 ? 500 : 0);
  });
  const { sealed } = makeReceiverSecret(keys, organisationId, receiverId);
  const row = {
    organisationId,
    receiverId,
    kind: 'webhook' as const,
    name: 'x',
    address: hook.address,
    projectId: null,
  };
  await db
    .insertInto('receivers')
    .values({ ...row, sealedSecret: sealed, events: ['*'], createdAt: NOW })
    .execute();
  const record = (n: number) => {
    const report = reportOf({ id: `scan ${n}`, commit: `c${n}`, found: [flaw(`f${n}`)] });
    const actor = { kind: 'token', id: null } as const;
    const ctx = { db, now: () => NOW, logger, notify };
    return recordReport(ctx, { organisationId, projectId, report, blob: `b${n}`, actor, now: NOW });
  };
  for (let n = 1; n <= 4; n += 1) await record(n);
  runner = await startWorker({
    store,
    now: () => new Date(),
    logger,
    keys,
    outward: openOutward({ allowedHosts: ['127.0.0.1'], environment: {} }),
    mail: null,
    baseUrl: 'https://vauban.example.org',
    watch: null,
    pollMs: 200,
    sweepMs: 1000,
  });
  await until(() => stopping !== undefined);
  await stopping;
  await expect(record(5)).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
  cluster = await startCluster(home);
  await until(() =>
    record(5).then(
      () => true,
      () => false,
    ),
  );
  const outbox = () => db.selectFrom('outbox').select(['state', 'messageId']).execute();
  await until(async () => (await outbox()).every(({ state }) => state === 'sent'));
  const sent = (await outbox()).map(({ messageId }) => messageId).sort();
  // two notices of each of five scans; the one that was under way was answered, and is not sent again
  expect(sent).toHaveLength(10);
  expect(hook.received.map(({ id }) => id).sort()).toEqual(sent);
  const left = `select from graphile_worker.jobs where task_identifier = 'deliver'`;
  await until(async () => (await store.pool.query(left)).rowCount === 0);
  await hook.close();
}, 120_000);
