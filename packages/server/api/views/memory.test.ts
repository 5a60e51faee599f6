import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordReport } from '../../record/index.ts';
import { affected, component, flaw, reportOf, type Scan } from '../../record/testing/report.ts';
import { type Credentials, startTestServer, type TestServer } from '../testing.ts';

let server: TestServer;
let as: Credentials;
let developer: Credentials;
let me: string;
let shop: { projectId: string; slug: string };
let blog: { projectId: string; slug: string };

async function record({ projectId }: { projectId: string }, scan: Scan) {
  const { services, organisationId } = server;
  const report = reportOf(scan);
  const blob = (await services.blobs.put(Buffer.from(report.scan.id))).digest;
  const actor = { kind: 'system', id: null } as const;
  return recordReport(services.record, { organisationId, projectId, report, blob, actor, now: services.now() });
}
const ask = (method: string, path: string, json?: unknown, who = as) =>
  server.ask(method, `/api/v1/${path}`, { as: who, ...(json === undefined ? {} : { json }) });

beforeAll(async () => {
  server = await startTestServer();
  me = (await server.person('security')).personId;
  as = await server.signedIn(me);
  developer = await server.signedIn((await server.person('developer')).personId);
  shop = await server.project('shop');
  blog = await server.project('blog');
  const found = ['a', 'b', 'c'].map((name) => flaw(name));
  await record(shop, { commit: 'c1', found: [...found, flaw('low', { severity: 'low', title: '=cmd()|"x",\n' })] });
  const scanners = [{ id: 'import:semgrep', surface: 'code' as const, version: '1', rules: 'sha256:00', ruleCount: 1 }];
  const theirs = flaw('a', { scanner: 'import:semgrep', rule: 'semgrep:sql', title: 'SQL injection' });
  await record(shop, { commit: 'c1', found: [theirs], scanners });
  await record(blog, {
    found: [affected('minimist', '1.2.5', 'GHSA-xvch-5gv4-984h', 'CVE-2021-44906')],
    components: [component('minimist', '1.2.5')],
    source: { repository: null },
  });
});
afterAll(() => server.close());

describe('one flaw that two scanners see', () => {
  it('is listed once, tells its witness, and is split and merged by hand', async () => {
    const { body: list } = await ask('GET', 'vulnerabilities?project=shop&sort=number');
    expect(list.items.map((item: { witnesses: number }) => item.witnesses)).toEqual([1, 0, 0, 0]);
    const { body: facets } = await ask('GET', 'vulnerabilities/facets?project=shop');
    expect([facets.total, facets.scanner]).toEqual([4, [{ value: 'code', count: 4 }]]);
    const [first] = list.items;
    const { body } = await ask('GET', `vulnerabilities/${first.id}`);
    expect(body.witnessed).toMatchObject([
      { scanner: 'import:semgrep', state: 'open', reasons: ['both speak of line 10', 'both name CWE-89'] },
    ]);
    const witness = body.witnessed[0].id;
    expect((await ask('GET', `vulnerabilities/${witness}`)).body.witnessOf).toBe(first.id);
    expect((await ask('GET', `vulnerabilities?q=${witness}`)).body.items).toMatchObject([{ id: first.id }]);
    const wish = { witness, reason: 'another query in that line' };
    expect((await ask('POST', `vulnerabilities/${first.id}/split`, wish)).body).toEqual({ id: witness });
    expect((await ask('GET', `vulnerabilities/${first.id}`)).body.notTheSame).toEqual([witness]);
    expect((await ask('GET', 'vulnerabilities/facets?project=shop&state=open')).body.total).toBe(5);
    expect((await ask('POST', `vulnerabilities/${first.id}/split`, wish)).status).toBe(422);
    const back = await ask('POST', `vulnerabilities/${witness}/merge`, { into: first.id, reason: 'no, the same' });
    expect(back.body).toEqual({ id: first.id });
    expect((await ask('GET', 'vulnerabilities?project=shop&branch=main&state=open')).body.items).toHaveLength(4);
  });
});

describe('a developer', () => {
  it('decides on what is not severe, and proposes else, until somebody else approves it', async () => {
    const { body: list } = await ask('GET', 'vulnerabilities?project=shop&sort=number');
    const wish = { kind: 'wont-fix', reason: 'it goes away in May', until: '2098-01-31' };
    const [high, , , low] = list.items;
    expect((await ask('POST', `vulnerabilities/${low.id}/decisions`, wish, developer)).body.state).toBe('made');
    const { body: proposal } = await ask('POST', `vulnerabilities/${high.id}/decisions`, wish, developer);
    expect([proposal.state, proposal.holds]).toEqual(['proposed', false]);
    const { body: waiting } = await ask('GET', 'decisions?state=proposed');
    expect(waiting.items).toMatchObject([{ id: proposal.id, vulnerability: high.id, project: 'shop' }]);
    expect((await ask('POST', `decisions/${proposal.id}/approve`, {}, developer)).status).toBe(403);
    const { body: approved } = await ask('POST', `decisions/${proposal.id}/approve`, {});
    expect([approved.state, approved.holds, approved.approvedBy.id]).toEqual(['made', true, me]);
    expect((await ask('GET', `vulnerabilities/${high.id}`)).body).toMatchObject({
      decision: 'wont-fix',
      deadline: { kind: 'paused' },
    });
    const { body: judgement } = await ask('GET', 'projects/shop/judgement?branch=main');
    const about = judgement.decisions.filter(({ number }: { number: number }) => `VBN-${number}` === high.id);
    // its own name and its witness's
    expect(about.map(({ kind, reason }: Record<string, string>) => [kind, reason])).toEqual([
      ['accepted', 'will not be fixed: it goes away in May'],
      ['accepted', 'will not be fixed: it goes away in May'],
    ]);
    for (const id of [proposal.id]) await ask('POST', `decisions/${id}/end`, { reason: 'for the other tests' });
  });
});

it("a false positive says so of its rule below a glob, as the server's policy would", async () => {
  const { body: policy } = await ask('GET', 'projects/shop/policy');
  const { body: list } = await ask('GET', 'vulnerabilities?project=shop&sort=number');
  const wish = { kind: 'false-positive', reason: 'generated', until: '2098-01-31', pattern: { path: 'src/**' } };
  const path = `vulnerabilities/${list.items[1].id}/decisions`;
  expect((await ask('POST', path, wish)).body.detail).toMatch(/needs a policy/);
  const { document, replaces: version, deadlines } = policy;
  const rules = deadlines.rules.map((rule: object) => ({ ...rule, days: 1 }));
  const saved = await ask('PUT', 'projects/shop/policy', { document, version, deadlines: { ...deadlines, rules } });
  expect(saved.body.deadlines.rules[0].days).toBe(1);
  const made = await ask('POST', path, wish);
  expect(made.status, made.text).toBe(201);
  const { body: judgement } = await ask('GET', 'projects/shop/judgement?branch=main');
  expect(judgement.policy.decisions).toMatchObject([
    { rule: 'code/sql-injection', path: 'src/**', until: '2098-01-31' },
  ]);
  await ask('POST', `decisions/${made.body.id}/end`, { reason: 'for the other tests' });
  expect((await ask('GET', 'projects/shop/judgement?branch=main')).body.policy.decisions).toEqual([]);
});

it('a change of many is previewed, done once, undone, and leaves what somebody changed since', async () => {
  const change = { do: 'decide', kind: 'accepted', reason: 'behind the login', until: '2098-01-31' };
  const filter = { project: 'shop', severity: ['high'] };
  const { body: preview } = await ask('POST', 'bulk/preview', { filter, change });
  expect([preview.count, preview.tooMany, preview.first.length]).toEqual([3, false, 3]);
  expect((await ask('POST', 'bulk', { filter, change, expected: 2 })).status).toBe(409);
  const { body: done } = await ask('POST', 'bulk', { filter, change, expected: 3 });
  expect(done.count).toBe(3);
  expect((await ask('GET', 'vulnerabilities/facets?decision=accepted')).body.total).toBe(3);
  const { body: held } = await ask('GET', 'decisions?state=holds&project=shop');
  const one = held.items.find(({ kind }: { kind: string }) => kind === 'accepted');
  await ask('POST', `decisions/${one.id}/end`, { reason: 'by hand' });
  expect((await ask('POST', `bulk/${done.bulk}/undo`, {})).body).toEqual({ undone: 2, left: 1 });
  expect((await ask('POST', `bulk/${done.bulk}/undo`, {})).body).toEqual({ undone: 0, left: 3 });
  expect((await ask('GET', 'vulnerabilities/facets?decision=accepted')).body.total).toBe(0);
  const { body: again } = await ask('POST', 'bulk', { filter, change, expected: 3 });
  const { body: ended } = await ask('POST', 'bulk', { filter, change: { do: 'end', reason: 'no' }, expected: 3 });
  expect([again.count, ended.count]).toEqual([3, 3]);
  expect((await ask('POST', `bulk/${ended.bulk}/undo`, {})).body).toEqual({ undone: 3, left: 0 });
  expect((await ask('GET', 'vulnerabilities/facets?decision=accepted')).body.total).toBe(3);
  expect((await ask('POST', `bulk/${again.bulk}/undo`, {})).body.undone).toBe(3);
});

it("a team's queue is ordered by day and priority, and says what will be late within its hours", async () => {
  const wish = { slug: 'web', name: 'Web', hoursPerWeek: 1, usualHours: 40, members: [me], projects: ['shop', 'blog'] };
  expect((await ask('POST', 'teams', { ...wish, projects: ['nowhere'] })).status).toBe(422);
  expect((await ask('POST', 'teams', wish)).body).toMatchObject({ slug: 'web', projects: ['blog', 'shop'] });
  expect((await ask('POST', 'teams', wish)).status).toBe(409);
  const { body: queue } = await ask('GET', 'queue');
  expect([queue.teams, queue.hoursPerWeek, queue.late]).toEqual([['web'], 1, 0]);
  expect(queue.items.length).toBe(queue.open);
  expect(queue.willBeLate).toBe(queue.items.filter((item: { willBeLate: boolean }) => item.willBeLate).length);
  expect(queue.willBeLate).toBeGreaterThan(0);
  const days = queue.items.map((item: { deadline: { due: string | null } }) => item.deadline.due ?? '9999');
  expect(days).toEqual([...days].sort());
  expect((await ask('GET', 'queue', undefined, developer)).body.items).toEqual([]);
  expect((await ask('GET', 'queue?team=web', undefined, developer)).body.open).toBe(queue.open);
  expect((await ask('GET', 'vulnerabilities?sort=due&limit=2')).body.items).toMatchObject([
    { deadline: { kind: 'ahead' } },
    { deadline: { kind: 'ahead' } },
  ]);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: { body: { items: { id: string }[]; next: string | null } } = await ask(
      'GET',
      `vulnerabilities?sort=due&limit=2&cursor=${cursor}`,
    );
    seen.push(...body.items.map(({ id }) => id));
    cursor = body.next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
  const { slug: _, ...changed } = { ...wish, projects: [] };
  expect((await ask('PUT', 'teams/web', changed)).body.projects).toEqual([]);
  expect((await ask('DELETE', 'teams/web')).status).toBe(204);
});

it('a saved view is its owner’s, or everybody’s', async () => {
  const own = await ask('POST', 'views', { name: 'Mine', query: 'severity=high' });
  const shared = await ask('POST', 'views', { name: 'All', query: 'state=open', shared: true });
  const names = async (who: Credentials) =>
    (await ask('GET', 'views', undefined, who)).body.items.map(({ name, mine }: Record<string, unknown>) => [
      name,
      mine,
    ]);
  expect(await names(as)).toEqual([
    ['All', true],
    ['Mine', true],
  ]);
  expect(await names(developer)).toEqual([['All', false]]);
  await ask('DELETE', `views/${shared.body.id}`, undefined, developer);
  expect(await names(developer)).toHaveLength(1);
  await ask('DELETE', `views/${own.body.id}`);
  expect(await names(as)).toEqual([['All', true]]);
});

it('the list leaves as CSV that no spreadsheet runs, and as JSON, one a line', async () => {
  const csv = await ask('GET', 'vulnerabilities/export?project=shop');
  expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(csv.text.split('\r\n')[0]).toMatch(/^id,project,title,/);
  expect(csv.text).toContain(`"'=cmd()|""x"",`);
  const json = await ask('GET', 'vulnerabilities/export?format=json&project=shop');
  expect(json.headers.get('content-type')).toMatch(/ndjson/);
  const lines = json.text.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).project)).toEqual(['shop', 'shop', 'shop', 'shop']);
});

it('what was decided about components leaves as OpenVEX', async () => {
  const { body: list } = await ask('GET', 'vulnerabilities?project=blog');
  const vex = async () => JSON.parse((await ask('GET', 'projects/blog/vex')).text).statements;
  expect(await vex()).toMatchObject([
    { products: [{ '@id': 'pkg:npm/minimist@1.2.5' }], status: 'under_investigation' },
  ]);
  const wish = { kind: 'false-positive', reason: 'never given input', until: '2098-01-31' };
  await ask('POST', `vulnerabilities/${list.items[0].id}/decisions`, wish);
  expect(await vex()).toMatchObject([{ status: 'not_affected', impact_statement: 'never given input' }]);
});
