import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseAgain } from '../../erase/index.ts';
import { verifyAudit } from '../../operate/index.ts';
import { rebuild, recordReport } from '../../record/index.ts';
import { component, flaw, reportOf, type Scan } from '../../record/testing/report.ts';
import { type Credentials, startTestServer, type TestServer } from '../testing.ts';

const LEAKED = 'hunter2-"of"-the-deep';
let server: TestServer;
let as: Credentials;
let shop: { projectId: string; slug: string };
let blog: { projectId: string; slug: string };

async function record({ projectId }: { projectId: string }, scan: Scan) {
  const { services, organisationId } = server;
  const report = reportOf({ components: [component('lodash', '4.17.20')], source: { repository: null }, ...scan });
  const blob = (await services.blobs.put(Buffer.from(JSON.stringify(report)))).digest;
  const actor = { kind: 'system', id: null } as const;
  const release = { name: '1.0' };
  await recordReport(services.record, { organisationId, projectId, report, blob, actor, now: services.now(), release });
  return blob;
}
const ask = (method: string, path: string, json?: unknown, who = as) =>
  server.ask(method, `/api/v1/${path}`, { as: who, ...(json === undefined ? {} : { json }) });

/** Everything that the database holds of the organisation, as text, table by table. */
async function everything(): Promise<Map<string, string>> {
  const { db } = server.store;
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organisation_id'`.execute(db);
  const all = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: lines } = await sql<{ line: string }>`select to_jsonb(t)::text as line from ${sql.table(name)} t
      where organisation_id = ${server.organisationId}`.execute(db);
    all.set(name, lines.map(({ line }) => line).join('\n'));
  }
  return all;
}

async function holding(text: string): Promise<string[]> {
  return [...(await everything())].filter(([, lines]) => lines.includes(text)).map(([name]) => name);
}

async function ended(id: string) {
  for (;;) {
    const { body } = await ask('GET', 'erasures');
    const one = body.items.find((item: { id: string }) => item.id === id);
    if (one.state !== 'running') return one;
  }
}

beforeAll(async () => {
  server = await startTestServer();
  as = await server.signedIn((await server.person('administrator')).personId);
  await server.person('administrator');
  shop = await server.project('shop');
  blog = await server.project('blog');
});
afterAll(() => server.close());

describe('a text that leaked', () => {
  it('goes from rows, events, words and reports, and the record can still be made anew', async () => {
    const leaking = flaw('a', { title: `A password ${LEAKED} in a url`, message: `see ${LEAKED}` });
    const blob = await record(shop, { commit: 'c1', found: [leaking, flaw('b')] });
    await record(blog, { commit: 'c1', found: [flaw('c')] });
    const what = { kind: 'text', text: LEAKED };
    const { body: before } = await ask('POST', 'erasures/preview', { what });
    expect(before).toMatchObject({ unread: 0, told: { reports: 1, events: 1, vulnerabilities: 1 } });
    const made = await ask('POST', 'erasures', { what, reason: 'it was pasted into a comment' });
    expect([made.status, made.body.kind, made.body.subject]).toEqual([201, 'text', null]);
    expect(await ended(made.body.id)).toMatchObject({ state: 'done', told: before.told });
    expect(await holding('hunter2')).toEqual([]);
    expect(await server.services.blobs.has(blob)).toBe(false);
    const { body: scans } = await ask('GET', 'projects/shop/scans');
    const { text } = await ask('GET', `scans/${scans.items[0].id}/report`);
    expect(text).not.toContain('hunter2');
    expect(text).toContain('see [erased]');
    const { body: list } = await ask('GET', 'vulnerabilities?project=shop&sort=number');
    expect(list.items.map(({ title }: { title: string }) => title)[0]).toBe('A password [erased] in a url');
    expect((await rebuild(server.services, server.organisationId)).differences).toEqual([]);
    expect(server.log.join('\n')).not.toContain('hunter2');
  });

  it('may not stand in the reason, nor be so short that half the record would go', async () => {
    const what = { kind: 'text', text: LEAKED };
    expect((await ask('POST', 'erasures', { what, reason: `it was ${LEAKED}` })).status).toBe(422);
    expect((await ask('POST', 'erasures', { what: { kind: 'text', text: 'the' }, reason: 'x' })).status).toBe(422);
  });
});

describe('a project', () => {
  it('goes with all that was recorded of it, and leaves the others as they were', async () => {
    await ask('PUT', 'projects/shop/retention', { reportDays: 90, componentDays: 30, version: 0 });
    const { body: list } = await ask('GET', 'vulnerabilities?project=shop&sort=number');
    const wish = { kind: 'accepted', reason: 'for now', until: '2098-01-31' };
    expect((await ask('POST', `vulnerabilities/${list.items[1].id}/decisions`, wish)).status).toBeLessThan(300);
    const what = { kind: 'project', project: 'shop' };
    const { body: before } = await ask('POST', 'erasures/preview', { what });
    expect(before.told).toMatchObject({ projects: 1, scans: 1, vulnerabilities: 2, decisions: 1, releases: 1 });
    const { body: gone } = await ask('POST', 'erasures', { what, reason: 'the customer asked for it' });
    expect(gone).toMatchObject({ state: 'done', subject: shop.projectId, told: before.told });
    const left = await holding(shop.projectId);
    expect(left.sort()).toEqual(['audit_log', 'erasures']);
    expect((await ask('GET', 'projects/shop')).status).toBe(404);
    expect((await ask('GET', 'vulnerabilities?project=blog')).body.items).toHaveLength(1);
    expect((await rebuild(server.services, server.organisationId)).differences).toEqual([]);
    expect(await verifyAudit(server.store.db, server.organisationId)).toMatchObject({ broken: null });
  });

  it('keeps a file that another project stands on', async () => {
    const { services, organisationId } = server;
    const one = await server.project('one');
    const two = await server.project('two');
    const report = reportOf({ commit: 'c1', source: { repository: null } });
    const blob = (await services.blobs.put(Buffer.from(JSON.stringify(report)))).digest;
    const actor = { kind: 'system', id: null } as const;
    for (const { projectId, slug } of [one, two]) {
      const own = { ...report, scan: { ...report.scan, id: `scan-of-${slug}` } };
      await recordReport(services.record, { organisationId, projectId, report: own, blob, actor, now: services.now() });
    }
    await ask('POST', 'erasures', { what: { kind: 'project', project: 'one' }, reason: 'twice' });
    expect(await services.blobs.has(blob)).toBe(true);
    await ask('POST', 'erasures', { what: { kind: 'project', project: 'two' }, reason: 'twice' });
    expect(await services.blobs.has(blob)).toBe(false);
  });
});

describe('a person', () => {
  it('is known by an id alone afterwards, and the last administrator stays', async () => {
    const { personId, email } = await server.person('developer');
    const { body } = await ask('POST', 'erasures', { what: { kind: 'person', person: personId }, reason: 'left us' });
    expect(body).toMatchObject({ kind: 'person', subject: personId, state: 'done' });
    expect(await holding(email)).toEqual([]);
    const { body: again } = await ask('POST', 'erasures', { what: { kind: 'person', person: personId }, reason: 'x' });
    expect(again.type).toBe('urn:vauban:problem:not-found');
  });
});

it('what was erased since a backup is erased again in what came back from it, by the list', async () => {
  const { db } = server.store;
  const { personId, email } = await server.person('viewer');
  const back = await server.project('came-back');
  await record(back, { commit: 'c1', found: [flaw('z')] });
  const lines = (await ask('GET', 'erasures/export')).text.trim().split('\n');
  const [first] = lines.map((line) => JSON.parse(line));
  expect(Object.keys(first)).toEqual(['organisationId', 'kind', 'subject', 'reason', 'made']);
  const about = { organisationId: server.organisationId, reason: 'from the list', made: '2026-01-01T00:00:00.000Z' };
  const list = [
    { ...about, kind: 'person', subject: personId },
    { ...about, kind: 'project', subject: back.projectId },
    { ...about, kind: 'text', subject: null },
  ] as const;
  const now = new Date();
  expect(await eraseAgain(db, server.services.blobs, list, now)).toEqual({ people: 1, projects: 1, texts: 1 });
  expect(await eraseAgain(db, server.services.blobs, list, now)).toEqual({ people: 0, projects: 0, texts: 1 });
  expect(await holding(email)).toEqual([]);
  expect((await ask('GET', 'projects/came-back')).status).toBe(404);
});
