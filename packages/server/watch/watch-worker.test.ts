import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { notify } from '../act/notify.ts';
import { openReceiver, type ReceiverServer, until } from '../act/testing/receiver-server.ts';
import { openWorkshop, type Workshop } from '../act/testing/workshop.ts';
import type { Runner } from '../act/worker.ts';
import { createMetrics } from '../operate/metrics/metrics.ts';
import { gaugeStore } from '../operate/metrics/store-gauges.ts';
import { recordReport } from '../record/record-report.ts';
import { NOW } from '../record/testing/home.ts';
import { component, reportOf } from '../record/testing/report.ts';
import { writeOsv } from './testing/osv-folder.ts';
import { watchStatus } from './watch-status.ts';

const folder = mkdtempSync(join(tmpdir(), 'vauban-watch-'));
let workshop: Workshop;
let hook: ReceiverServer;
let runner: Runner;
beforeAll(async () => {
  workshop = await openWorkshop({ allowedHosts: ['127.0.0.1'] });
  hook = await openReceiver((response) => response.end());
  mkdirSync(join(folder, 'osv'));
});
afterAll(async () => {
  await runner?.stop();
  await hook.close();
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

it('asks for advisories when they are due, matches when they change, and posts what is new once', async () => {
  const { home } = workshop;
  const { db, pool } = home.store;
  const flaw = { id: 'CVE-2026-1001', package: 'lodash', fixed: '4.17.21' };
  writeOsv(join(folder, 'osv'), '2026-11-20', [flaw]);
  await workshop.addReceiver('webhook', hook.address, { events: ['watch.affected', 'watch.withdrawn'] });
  const projectId = await home.addProject('shop');
  const report = reportOf({ components: [component('lodash', '4.17.20')], looked: ['package-lock.json'] });
  const actor = { kind: 'token', id: null } as const;
  const { organisationId } = home;
  await recordReport({ ...home.ctx, notify }, { organisationId, projectId, report, blob: 'b', actor, now: NOW });

  const watch = { folder: join(folder, 'store'), source: join(folder, 'osv'), kev: null, ecosystems: [], blobs: null };
  const metrics = createMetrics({ defaults: false });
  runner = await workshop.work({ watch: { ...watch, everyMs: 50 }, sweepMs: 100, metrics });
  await until(() => hook.received.length === 1);
  const [first] = hook.received.map(({ body }) => JSON.parse(body));
  expect(first).toMatchObject({
    event: { kind: 'watch.affected', actor: { kind: 'watch' } },
    title: 'shop: lodash 4.17.20 is affected by CVE-2026-1001 (medium)',
    lines: ['lodash has the flaw CVE-2026-1001', 'In branch main.', 'Fixed in 4.17.21.'],
    link: 'https://vauban.example.org/o/home/p/shop/v/VBN-1',
    vulnerabilities: [{ id: 'VBN-1', rule: 'CVE-2026-1001', path: 'package-lock.json' }],
  });
  writeOsv(join(folder, 'osv'), '2026-11-21', [{ ...flaw, withdrawn: true }]);
  await until(() => hook.received.length === 2);
  expect(JSON.parse(hook.received[1]?.body ?? '')).toMatchObject({ event: { kind: 'watch.withdrawn' } });
  expect(await home.stateOf(1)).toBe('withdrawn');
  const status = await watchStatus(db, watch.folder, organisationId, NOW);
  expect(status.matchedRevision).toBe(status.advisories?.revision);
  const { rows } = await pool.query('select count(*) from outbox');
  expect(rows[0].count).toBe(2);

  gaugeStore(
    metrics,
    home.store,
    () => status.advisories,
    () => NOW,
  );
  const text = await metrics.registry.metrics();
  expect(text).toContain('vauban_outbox_messages{state="dead"} 0');
  expect(text).toContain('vauban_messages_total{kind="webhook",outcome="sent"} 2');
  expect(text).toMatch(/vauban_job_duration_seconds_count\{task="watch-rematch",outcome="done"\} [1-9]/);
  expect(text).toMatch(/vauban_queue_jobs\{state="failed"\} 0/);
  expect(text).toMatch(/vauban_store_connections\{state="used"\} \d/);
  expect(text).toContain('vauban_advisories_age_seconds{ecosystem="npm"} 295200');
});

it('keeps the old advisories and says what is wrong when the source is gone', async () => {
  rmSync(join(folder, 'osv'), { recursive: true });
  const status = () => watchStatus(workshop.home.store.db, join(folder, 'store'), workshop.home.organisationId, NOW);
  await until(async () => (await status()).problem !== null);
  expect(await status()).toMatchObject({
    advisories: { records: expect.any(Number) },
    problem: expect.stringContaining('osv'),
  });
});
