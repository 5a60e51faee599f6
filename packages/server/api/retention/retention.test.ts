import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordReport } from '../../record/index.ts';
import { component, flaw, reportOf, type Scan } from '../../record/testing/report.ts';
import { forgetReports } from '../../retain/index.ts';
import { type Credentials, startTestServer, type TestServer } from '../testing.ts';

const DAY_MS = 86_400_000;
let server: TestServer;
let as: Credentials;
let shop: { projectId: string };
let first: string;
let second: string;
let last: string;

async function record({ projectId }: { projectId: string }, scan: Scan): Promise<string> {
  const { services, organisationId } = server;
  const report = reportOf({ components: [component('lodash', '4.17.20')], ...scan });
  const blob = (await services.blobs.put(Buffer.from(JSON.stringify(report)))).digest;
  const actor = { kind: 'system', id: null } as const;
  const outcome = await recordReport(services.record, {
    organisationId,
    projectId,
    report,
    blob,
    actor,
    now: services.now(),
    ...(scan.commit === 'c2' && { release: { name: '1.0' } }),
  });
  return outcome.scanId;
}
const ask = (method: string, path: string, json?: unknown, who = as) =>
  server.ask(method, `/api/v1/${path}`, { as: who, ...(json === undefined ? {} : { json }) });
const reports = async () =>
  Promise.all([first, second, last].map(async (id) => (await ask('GET', `scans/${id}/report`)).status));

beforeAll(async () => {
  server = await startTestServer();
  shop = await server.project('shop');
  first = await record(shop, { commit: 'c1', found: [flaw('a')] });
  second = await record(shop, { commit: 'c2', parents: ['c1'], found: [flaw('a')] });
  last = await record(shop, { commit: 'c3', parents: ['c2'], found: [flaw('a')] });
  server.pass(100 * DAY_MS);
  as = await server.signedIn((await server.person('administrator')).personId);
});
afterAll(() => server.close());

it('keeps every report for ever until somebody says otherwise', async () => {
  expect((await ask('GET', 'projects/shop/retention')).body).toEqual({
    reportDays: null,
    componentDays: 180,
    origin: 'built-in',
    version: 0,
    madeBy: null,
    made: null,
  });
  expect(await forgetReports(server.services)).toBe(0);
});

it('tells beforehand what would go: not what a branch or a release stands on', async () => {
  const wish = { reportDays: 90, componentDays: 30 };
  expect((await ask('POST', 'retention/preview', wish)).body).toEqual({ reports: 1, components: 1, kept: 2 });
  expect((await ask('POST', 'projects/shop/retention/preview', { ...wish, reportDays: 200 })).body.reports).toBe(0);
  expect(await reports()).toEqual([200, 200, 200]);
});

it('a project may have its own, and two who change it at once are told', async () => {
  const wish = { reportDays: 90, componentDays: null, version: 0 };
  expect((await ask('PUT', 'retention', wish)).body).toMatchObject({ origin: 'organisation', version: 1 });
  const own = await ask('PUT', 'projects/shop/retention', { ...wish, reportDays: 400 });
  expect(own.body).toMatchObject({ origin: 'project', reportDays: 400, version: 1 });
  expect(await forgetReports(server.services)).toBe(0);
  expect((await ask('PUT', 'projects/shop/retention', wish)).status).toBe(409);
  expect((await ask('PUT', 'projects/shop/retention', { ...wish, version: 7 })).status).toBe(409);
  expect((await ask('PUT', 'projects/shop/retention', { ...wish, version: 1 })).body.version).toBe(2);
  expect((await ask('PUT', 'projects/shop/retention', { ...wish, reportDays: 1, version: 2 })).status).toBe(422);
});

it('deletes what is old, says so, and leaves what was recorded', async () => {
  expect(await forgetReports(server.services)).toBe(1);
  expect(await forgetReports(server.services)).toBe(0);
  expect(await reports()).toEqual([410, 200, 200]);
  const gone = await ask('GET', `scans/${first}/report`);
  expect(gone.body).toMatchObject({
    type: 'urn:vauban:problem:not-kept',
    detail: expect.stringContaining('deleted on'),
  });
  expect((await ask('GET', `scans/${first}`)).body).toMatchObject({ verdict: 'fail', commit: 'c1' });
  const audit = (await ask('GET', 'audit')).text;
  expect(audit).toContain('retention.forget');
  expect(audit).toContain('retention.change');
});

it('a report that another scan stands on keeps its bytes', async () => {
  const { services, organisationId } = server;
  const report = reportOf({ commit: 'c4', parents: ['c3'], branch: 'other' });
  const blob = (await services.blobs.put(Buffer.from(JSON.stringify(report)))).digest;
  const actor = { kind: 'system', id: null } as const;
  const blog = await server.project('blog');
  for (const { projectId } of [shop, blog]) {
    const own = projectId === shop.projectId ? report : { ...report, scan: { ...report.scan, id: 'another' } };
    await recordReport(services.record, { organisationId, projectId, report: own, blob, actor, now: services.now() });
  }
  await record(shop, { commit: 'c5', parents: ['c4'], branch: 'other' });
  server.pass(100 * DAY_MS);
  expect(await forgetReports(services)).toBeGreaterThan(0);
  expect(await services.blobs.has(blob)).toBe(true);
});

it('only an administrator changes it', async () => {
  const security = await server.signedIn((await server.person('security')).personId);
  expect((await ask('GET', 'retention', undefined, security)).status).toBe(200);
  expect((await ask('POST', 'retention/preview', { reportDays: 90, componentDays: 30 }, security)).status).toBe(403);
});
