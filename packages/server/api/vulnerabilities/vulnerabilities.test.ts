import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordReport } from '../../record/index.ts';
import { flaw, reportOf, type Scan, secret } from '../../record/testing/report.ts';
import { type Answer, type Credentials, startTestServer, type TestServer } from '../testing.ts';

let server: TestServer;
let as: Credentials;
let shop: { projectId: string; slug: string };
let blog: { projectId: string; slug: string };

async function record({ projectId }: { projectId: string }, scan: Scan) {
  const { services, organisationId } = server;
  const report = reportOf(scan);
  const blob = (await services.blobs.put(Buffer.from(report.scan.id))).digest;
  return recordReport(services.record, {
    organisationId,
    projectId,
    report,
    blob,
    actor: { kind: 'system', id: null },
    now: services.now(),
  });
}

const get = (path: string, who = as) => server.ask('GET', `/api/v1/${path}`, { as: who });

beforeAll(async () => {
  server = await startTestServer();
  as = await server.signedIn((await server.person('security')).personId);
  shop = await server.project('shop');
  blog = await server.project('blog');
  const found = Array.from({ length: 25 }, (_, index) =>
    flaw(`f${index}`, {
      severity: (['critical', 'high', 'medium', 'low'] as const)[index % 4] ?? 'low',
      title: `Flaw number ${index}%`,
    }),
  );
  await record(shop, { commit: 'c1', found: [...found, secret('API_KEY')] });
  await record(shop, { commit: 'c2', parents: ['c1'], found, looked: ['config.env'] });
  await record(shop, { commit: 'd1', branch: 'feature', found: found.slice(0, 3) });
  await record(blog, {
    found: [flaw('only'), flaw('in-the-blog', { severity: 'critical' })],
    source: { repository: null },
  });
});
afterAll(() => server.close());

async function all(query: string): Promise<Answer['body'][]> {
  const items: Answer['body'][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body, status } = await get(`vulnerabilities?limit=7&${query}&cursor=${cursor}`);
    expect(status, JSON.stringify(body)).toBe(200);
    items.push(...body.items);
    cursor = body.next;
  }
  return items;
}

describe('the list', () => {
  it.each([
    ['priority', (item: Answer['body']) => -item.priority.score],
    ['severity', (item: Answer['body']) => ['critical', 'high', 'medium', 'low'].indexOf(item.severity)],
    ['newest', (item: Answer['body']) => -Number(item.id.slice(4))],
    ['number', (item: Answer['body']) => Number(item.id.slice(4))],
  ])('sorted by %s shows each once, page by page', async (sort, keyOf) => {
    const items = await all(`sort=${sort}`);
    expect(items).toHaveLength(28);
    expect(new Set(items.map(({ id }) => id)).size).toBe(28);
    const keys = items.map(keyOf);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
  });

  it.each([
    ['project=blog', 2],
    ['project=shop,blog', 28],
    ['project=nowhere', 0],
    ['state=gone', 1],
    ['state=open&severity=critical', 8],
    ['severity=critical&severity=low&project=shop', 13],
    ['surface=secrets', 1],
    ['rule=secrets/github-token', 1],
    ['project=shop&branch=feature', 3],
    ['project=shop&branch=feature&state=gone', 0],
    ['project=shop&branch=nowhere', 0],
    ['decision=none', 28],
    ['decision=accepted', 0],
    ['exploited=yes', 0],
    ['owner=', 28],
    ['q=IN-THE-blog', 1],
    ['q=number%201%25', 1],
    ['q=VBN-3', 1],
    ['q=%27%3B%20drop%20table%20vulnerabilities%3B--', 0],
    ['q=%5C', 0],
  ])('narrowed by %s has %i, and the facets count as many', async (query, count) => {
    expect(await all(query)).toHaveLength(count);
    const { body } = await get(`vulnerabilities/facets?${query}`);
    expect([body.total, body.exact]).toEqual([count, true]);
  });

  it('is cut to the projects where one has a role', async () => {
    const viewer = await server.signedIn((await server.person('viewer', blog.projectId)).personId);
    expect((await get('vulnerabilities', viewer)).body.items).toHaveLength(2);
    expect((await get('vulnerabilities?project=shop', viewer)).body.items).toHaveLength(0);
    const { body } = await get('vulnerabilities/facets', viewer);
    expect([body.total, body.project]).toEqual([2, [{ value: 'blog', count: 2 }]]);
    expect((await get('projects', viewer)).body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['blog']);
  });
});

it('a facet is not narrowed by itself, from the counters as from the rows', async () => {
  const { body: kept } = await get('vulnerabilities/facets?state=open');
  expect(kept.state).toEqual([
    { value: 'open', count: 27 },
    { value: 'gone', count: 1 },
  ]);
  const { body: counted } = await get('vulnerabilities/facets?state=open&severity=critical&project=shop');
  expect(counted.severity.find(({ value }: { value: string }) => value === 'low')).toEqual({ value: 'low', count: 6 });
  expect(counted.project).toEqual([
    { value: 'shop', count: 7 },
    { value: 'blog', count: 1 },
  ]);
  const { body: same } = await get('vulnerabilities/facets?state=open&q=.');
  for (const name of ['severity', 'surface', 'rule', 'priority', 'decision', 'exploited'])
    expect(same[name], name).toEqual(kept[name]);
});

describe('one vulnerability', () => {
  it('shows its last observation, its branches, its history, and what one may do', async () => {
    const [first] = await all('project=shop&branch=feature&sort=number');
    const { body } = await get(`vulnerabilities/${first.id}`);
    expect(body).toMatchObject({
      project: 'shop',
      rule: 'code/sql-injection',
      observation: { message: expect.any(String), location: { line: 10 } },
    });
    expect(body.branches.map(({ branch, state }: Record<string, string>) => [branch, state])).toEqual([
      ['main', 'open'],
      ['feature', 'open'],
    ]);
    expect(body.may).toContain('decision.make');
    const { body: events } = await get(`vulnerabilities/${first.id}/events`);
    expect(events.items.map(({ kind, branch }: Record<string, string>) => [kind, branch])).toEqual([
      ['vulnerability.opened', 'feature'],
      ['vulnerability.opened', 'main'],
    ]);
    const { body: rule } = await get('rules/code/sql-injection');
    expect(rule).toMatchObject({ id: 'code/sql-injection', open: 27 });
    expect((await get('rules/code%2Fsql-injection')).body.id).toBe('code/sql-injection');
  });

  it('is accepted with reason and end by a person, which the next judgement respects, until it is ended', async () => {
    const [first] = await all('project=blog&sort=number');
    const path = `/api/v1/vulnerabilities/${first.id}/decisions`;
    const before = await get('projects/blog/judgement?branch=main');
    const tag = String(before.headers.get('etag'));
    const known = await server.ask('GET', '/api/v1/projects/blog/judgement?branch=main', {
      as,
      headers: { 'if-none-match': tag },
    });
    expect([known.status, known.text]).toEqual([304, '']);
    const wish = { kind: 'accepted', reason: 'Behind the login, and replaced in March.', until: '2098-01-31' };
    for (const bad of [
      { ...wish, reason: ' ' },
      { ...wish, until: '2020-01-01' },
      { ...wish, until: 'soon' },
      { kind: 'accepted' },
    ]) {
      expect((await server.ask('POST', path, { as, json: bad })).status).toBe(422);
    }
    const made = await server.ask('POST', path, { as, json: wish });
    expect([made.status, made.body.holds, made.body.reason]).toEqual([201, true, wish.reason]);
    const changed = await server.ask('GET', '/api/v1/projects/blog/judgement?branch=main', {
      as,
      headers: { 'if-none-match': tag },
    });
    expect(changed.body.decisions).toMatchObject([
      { kind: 'accepted', until: '2098-01-31', number: Number(first.id.slice(4)) },
    ]);
    expect((await all('decision=accepted')).map(({ id }) => id)).toEqual([first.id]);
    const { body } = await get(`vulnerabilities/${first.id}`);
    expect([body.decision, body.decisions[0].id]).toEqual(['accepted', made.body.id]);
    const end = () =>
      server.ask('POST', `/api/v1/decisions/${made.body.id}/end`, {
        as,
        json: { reason: 'It is reachable after all.' },
      });
    expect((await end()).body.holds).toBe(false);
    expect((await end()).body.type).toBe('urn:vauban:problem:decision-ended');
    const { body: events } = await get(`vulnerabilities/${first.id}/events`);
    const about = events.items.filter(({ kind }: { kind: string }) => kind.startsWith('decision.'));
    expect(about.slice(0, 2).map(({ says }: { says: string }) => says)).toEqual([
      'A person ended a decision: It is reachable after all.',
      `A person decided on it: ${wish.reason}`,
    ]);
    expect(about[0].actor.name).toMatch(/^Someone/);
    const token = await server.token({ role: 'security', scopes: ['decide', 'read'] });
    expect((await server.ask('POST', path, { as: token, json: wish })).status).toBe(403);
  });
});
