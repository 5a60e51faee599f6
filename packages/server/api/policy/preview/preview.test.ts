import { DEFAULT_CONFIGURATION } from '@vauban/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordReport } from '../../../record/index.ts';
import { flaw, reportOf, type Scan } from '../../../record/testing/report.ts';
import { type Credentials, startTestServer, type TestServer } from '../../testing.ts';

const DAY_MS = 86_400_000;
const onlyCritical = withGate('critical', 'finding.severity == "critical"');
const all = withGate('all', 'true');
let server: TestServer;
let as: Credentials;

function withGate(name: string, when: string) {
  const { policy } = DEFAULT_CONFIGURATION;
  return { ...DEFAULT_CONFIGURATION, policy: { ...policy, gates: [{ name, says: `what is ${name}`, when }] } };
}

async function record({ projectId }: { projectId: string }, scan: Scan, keepsReport = true) {
  const { services, organisationId } = server;
  const report = reportOf(scan);
  const blob = (await services.blobs.put(Buffer.from(JSON.stringify(report)))).digest;
  const actor = { kind: 'system', id: null } as const;
  await recordReport(services.record, { organisationId, projectId, report, blob, actor, now: services.now() });
  if (!keepsReport) await services.blobs.delete(blob);
}
const ask = (method: string, path: string, json?: unknown, who = as) =>
  server.ask(method, `/api/v1/${path}`, { as: who, ...(json === undefined ? {} : { json }) });

beforeAll(async () => {
  server = await startTestServer();
  const shop = await server.project('shop');
  await record(shop, { commit: 'c0', found: [flaw('long-ago')] });
  server.pass(40 * DAY_MS);
  as = await server.signedIn((await server.person('security')).personId);
  await record(shop, { commit: 'c1', found: [flaw('a'), flaw('low', { severity: 'low' })] });
  await record(shop, { commit: 'c2', found: [flaw('a')], branch: 'other' });
  await record(shop, { commit: 'c3', found: [flaw('low', { severity: 'low' })], branch: 'third' });
  await record(await server.project('blog'), { commit: 'c9', found: [flaw('b')] }, false);
});
afterAll(() => server.close());

it('tells which scans of the last month a milder policy would have let through, and which findings', async () => {
  const { status, body } = await ask('POST', 'projects/shop/policy/preview', { document: onlyCritical });
  expect(status).toBe(200);
  expect(body).toMatchObject({ looked: 3, notLooked: [], changedInAll: 2, findingsInAll: 1 });
  expect([body.before, body.after]).toEqual([
    { pass: 1, fail: 2, unproven: 0 },
    { pass: 3, fail: 0, unproven: 0 },
  ]);
  expect(body.changed).toMatchObject([
    { project: 'shop', branch: 'other', commit: 'c2', before: 'fail', after: 'pass', reasons: [] },
    { branch: 'main', commit: 'c1', before: 'fail', after: 'pass' },
  ]);
  expect(body.findings).toMatchObject([{ scans: 2, gatesBefore: ['new-and-high'], gatesAfter: [], line: 10 }]);
});

it('tells what a stricter one would have blocked, and why', async () => {
  const { body } = await ask('POST', 'projects/shop/policy/preview', { document: all });
  expect(body.after).toEqual({ pass: 0, fail: 3, unproven: 0 });
  expect(body.changed).toMatchObject([{ branch: 'third', before: 'pass', after: 'fail' }]);
  expect(body.changed[0].reasons[0]).toMatch(/1 finding fails the gate "all"/);
  expect(body.findingsInAll).toBe(2);
});

it('looks back as far as it is asked to, and changes nothing', async () => {
  const { body } = await ask('POST', 'projects/shop/policy/preview', { document: onlyCritical, days: 60 });
  expect(body.looked).toBe(4);
  expect((await ask('GET', 'projects/shop/policy')).body).toMatchObject({ origin: 'repository', version: 0 });
});

it('says which scans it could not judge again, over all projects without a policy of their own', async () => {
  const { body } = await ask('POST', 'policy/preview', { document: onlyCritical });
  expect(body.looked).toBe(3);
  expect(body.notLooked).toEqual([{ scans: 1, why: 'Their reports are no longer kept, or cannot be read.' }]);
});

it('refuses a gate that does not compile, and people who may not change the policy', async () => {
  const broken = await ask('POST', 'projects/shop/policy/preview', { document: withGate('broken', 'finding.') });
  expect([broken.status, broken.body.detail]).toEqual([422, expect.stringContaining('gate broken')]);
  const developer = await server.signedIn((await server.person('developer')).personId);
  expect((await ask('POST', 'projects/shop/policy/preview', { document: all }, developer)).status).toBe(403);
});
