import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS, type Action, ROLES, type Role, ruleOf, SCOPES } from '../../people/actions.ts';
import { makeLink } from '../../people/one-time-links.ts';
import { newId } from '../../store/identifier.ts';
import { openApiDocument } from '../openapi/document.ts';
import { type Credentials, startTestServer, type TestServer } from '../testing.ts';

/**
 * Walks the OpenAPI document: every endpoint is asked by every role, by nobody, by a token of another organisation,
 * by a token without any scope, and by somebody whose role is in another project.
 * A new endpoint is walked by itself; one whose action or parameter is unknown here fails.
 */
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly action: string;
  readonly takesBytes: boolean;
}

const document = openApiDocument('test') as { paths: Record<string, Record<string, Record<string, unknown>>> };
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({
    method: method.toUpperCase(),
    path,
    operation: String(described.operationId),
    action: String(described['x-vauban-action']),
    takesBytes: JSON.stringify(described.requestBody ?? '').includes('octet-stream'),
  })),
);

let server: TestServer;
let there: string;
let shop: { projectId: string; slug: string };
let blog: { projectId: string; slug: string };
const everybody: Record<string, { personId: string; roles: { role: Role; on: 'organisation' | 'shop' | 'blog' }[] }> =
  {};
let strangers: Credentials;
let unscoped: Credentials;

beforeAll(async () => {
  server = await startTestServer();
  there = await server.organisation();
  shop = await server.project('shop');
  blog = await server.project('blog');
  const { organisationId } = server;
  const releaseId = newId(new Date());
  const release = { organisationId, releaseId, projectId: shop.projectId, name: 'v1', commit: null, scanId: null };
  await server.store.db
    .insertInto('releases')
    .values({ ...release, createdAt: new Date() })
    .execute();
  for (const role of ROLES) {
    everybody[role] = { personId: (await server.person(role)).personId, roles: [{ role, on: 'organisation' }] };
    const here = await server.person(role, shop.projectId);
    everybody[`${role} of the project`] = { personId: here.personId, roles: [{ role, on: 'shop' }] };
  }
  const beside = await server.person('administrator', blog.projectId);
  everybody['administrator of another project'] = {
    personId: beside.personId,
    roles: [{ role: 'administrator', on: 'blog' }],
  };
  everybody['without any role'] = { personId: (await server.person(null)).personId, roles: [] };
  strangers = await server.token({ role: 'administrator', scopes: [...SCOPES], organisationId: there });
  unscoped = await server.token({ role: 'administrator', scopes: [] });
});
afterAll(() => server.close());

/** Makes what a parameter names afresh for each request, since the one before may have removed it. */
const MADE: Record<string, () => Promise<string>> = {
  project: async () => shop.slug,
  scan: async () => scan(),
  upload: async () => {
    const uploadId = newId(new Date());
    await server.store.db
      .insertInto('uploads')
      .values({
        organisationId: server.organisationId,
        uploadId,
        projectId: shop.projectId,
        idempotencyKey: uploadId,
        request: JSON.stringify({
          wish: { total: 5, encoding: 'identity' },
          actor: { kind: 'system', id: null },
          parts: [],
        }),
        state: 'receiving',
        total: 5,
        blob: null,
        scanId: null,
        problem: null,
        createdAt: new Date(),
        changedAt: new Date(),
      })
      .execute();
    return uploadId;
  },
  vulnerability: async () => `VBN-${await vulnerability()}`,
  decision: async () => {
    const decisionId = newId(new Date());
    const number = await vulnerability();
    await server.store.db
      .insertInto('decisions')
      .values({
        organisationId: server.organisationId,
        decisionId,
        projectId: shop.projectId,
        number,
        kind: 'accepted',
        reason: 'r',
        until: '2099-01-01',
        madeBy: (await server.person(null)).personId,
        madeAt: new Date(),
        commit: null,
        endedAt: null,
        endedBy: null,
        endedReason: null,
      })
      .execute();
    return decisionId;
  },
  person: async () => (await server.person('viewer')).personId,
  membership: async () => newId(new Date()),
  session: async () => newId(new Date()),
  token: async () => newId(new Date()),
  invitation: async () => newId(new Date()),
  identity: async () => newId(new Date()),
  provider: async () => 'some-provider',
  receiver: async () => newId(new Date()),
  message: async () => newId(new Date()),
  release: async () => 'v1',
  environment: async () => {
    const environmentId = newId(new Date());
    const { organisationId } = server;
    const made = { organisationId, environmentId, name: environmentId, createdAt: new Date() };
    await server.store.db.insertInto('environments').values(made).execute();
    const { releaseId } = await server.store.db.selectFrom('releases').select('releaseId').executeTakeFirstOrThrow();
    const deployment = { organisationId, deploymentId: environmentId, releaseId, environmentId };
    await server.store.db
      .insertInto('deployments')
      .values({ ...deployment, deployedAt: new Date() })
      .execute();
    return environmentId;
  },
  team: async () => 'some-team',
  view: async () => newId(new Date()),
  bulk: async () => newId(new Date()),
  rule: async () => 'secrets/some-rule',
  secret: async () => {
    const wish = {
      organisationId: server.organisationId,
      purpose: 'first-administrator',
      personId: null,
      role: null,
    } as const;
    return (await makeLink(server.store.db, wish, new Date())).secret;
  },
};

let made = 0;
async function scan(): Promise<string> {
  const [organisationId, scanId, targetId] = [server.organisationId, newId(new Date()), newId(new Date())];
  const { projectId } = shop;
  await server.store.db
    .insertInto('targets')
    .values({ organisationId, targetId, projectId, kind: 'source', locator: targetId, createdAt: new Date() })
    .execute();
  made += 1;
  await server.store.db
    .insertInto('scans')
    .values({
      organisationId,
      scanId,
      clientScanId: scanId,
      projectId,
      targetId,
      branchId: null,
      pullRequestId: null,
      releaseId: null,
      sequence: made,
      reportBlob: (await server.services.blobs.put(Buffer.from('{}'))).digest,
      reportVersion: 'vauban.report/1.0',
      toolVersion: '0',
      commit: null,
      startedAt: new Date(),
      durationMs: 1,
      recordedAt: new Date(),
      verdict: 'pass',
      serverVerdict: 'pass',
      reasons: '[]',
      differences: '[]',
      policy: '{"digest":"","origin":"default","gates":[],"changes":[]}',
      source: '{"repository":null,"root":".","dirty":null,"shallow":false}',
      coverage:
        '{"scope":{"surfaces":[],"paths":[],"include":[],"exclude":[]},"scanners":[],"data":[],"files":{"looked":0,"bytes":0},"gaps":[]}',
      complete: true,
      counts: '{}',
    })
    .execute();
  return scanId;
}

let numbers = 0;
async function vulnerability(): Promise<number> {
  numbers += 1;
  const vulnerabilityId = newId(new Date());
  await server.store.db
    .insertInto('vulnerabilities')
    .values({
      organisationId: server.organisationId,
      vulnerabilityId,
      number: numbers,
      projectId: shop.projectId,
      scheme: 'vauban/1',
      fingerprint: String(numbers).padStart(64, '0'),
      version: 1,
      surface: 'code',
      rule: 'code/x',
      title: 'found-only-here',
      severity: 'high',
      severityRank: 3,
      confidence: 'high',
      priorityScore: 40,
      priorityLevel: 'next',
      state: 'open',
      decision: null,
      decisionId: null,
      path: 'a.ts',
      line: 1,
      componentPurl: null,
      owner: null,
      firstSeenAt: new Date(),
      lastSeenAt: new Date(),
    })
    .execute();
  await server.store.db
    .insertInto('vulnerabilityDetails')
    .values({ organisationId: server.organisationId, vulnerabilityId, detail: '{"message":"m"}' })
    .execute();
  return numbers;
}

async function ask({ method, path, takesBytes }: Operation, as: Credentials) {
  let address = path;
  for (const [whole, name] of path.matchAll(/\{(\w+)\}/g)) {
    const make = MADE[String(name)];
    if (!make) throw new Error(`This test does not know how to make a {${name}}: add it to MADE.`);
    address = address.replace(whole, encodeURIComponent(await make()));
  }
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'DELETE';
  return server.ask(method, address, {
    as,
    ...(takesBytes ? { bytes: new Uint8Array(1) } : hasBody ? { json: {} } : {}),
  });
}

/** A stream of events never ends by itself. */
const walked = operations.filter(({ operation }) => operation !== 'watchProject');

const REFUSED = new Set([401, 403]);

/** What the table of actions says of somebody with these roles about something in the project `shop`. */
function expected(action: Action, roles: { role: Role; on: string }[]): 'allowed' | 'refused' | 'hidden' {
  const rule = ruleOf(action);
  if (rule.on === 'public' || rule.on === 'self') return 'allowed';
  if (rule.on === 'project') {
    const reaching = roles.filter(({ on }) => on !== 'blog');
    if (reaching.length === 0) return 'hidden';
    return reaching.some(({ role }) => rule.roles.includes(role)) ? 'allowed' : 'refused';
  }
  const counting = rule.on === 'organisation' ? roles.filter(({ on }) => on === 'organisation') : roles;
  return counting.some(({ role }) => rule.roles.includes(role)) ? 'allowed' : 'refused';
}

describe.each(walked)('$operation ($method $path)', (operation) => {
  const action = operation.action as Action;

  it('has an action that stands in the table', () => {
    expect(Object.keys(ACTIONS)).toContain(action);
  });

  it('answers each role as the table says', async () => {
    for (const [who, { personId, roles }] of Object.entries(everybody)) {
      const { status, body, text } = await ask(operation, await server.signedIn(personId));
      const about = `${who}: ${status} ${text.slice(0, 200)}`;
      const should = expected(action, roles);
      if (should === 'allowed') {
        // wrong credentials of a sign-in are its own answer
        if (operation.operation !== 'signIn') expect(REFUSED.has(status), about).toBe(false);
        if (ruleOf(action).on === 'project') expect(status, about).not.toBe(404);
        expect(status, about).toBeLessThan(500);
      } else if (should === 'refused') {
        expect([status, body?.type ?? null], about).toEqual([
          403,
          operation.method === 'HEAD' ? null : 'urn:vauban:problem:not-allowed',
        ]);
      } else {
        expect([status, body?.type ?? null], about).toEqual([
          404,
          operation.method === 'HEAD' ? null : 'urn:vauban:problem:not-found',
        ]);
      }
    }
  });

  it('tells nothing to nobody, to another organisation, and to a token without scopes', async () => {
    const isPublic = ruleOf(action).on === 'public';
    const anonymous = await ask(operation, {});
    if (!isPublic) expect(anonymous.status, anonymous.text).toBe(401);
    const foreign = await ask(operation, strangers);
    const onProject = ruleOf(action).on === 'project';
    if (onProject) expect(foreign.status, foreign.text).toBe(404);
    expect(foreign.status).toBeLessThan(500);
    for (const ours of [shop.projectId, blog.projectId, server.organisationId, 'found-only-here', '"shop"']) {
      if (!isPublic) expect(foreign.text).not.toContain(ours);
    }
    const weak = await ask(operation, unscoped);
    if (!isPublic)
      expect([weak.status, weak.body?.type ?? null]).toEqual([
        403,
        operation.method === 'HEAD' ? null : 'urn:vauban:problem:token-scope',
      ]);
    const invented = await ask(operation, { authorization: `Bearer vbn_${'a'.repeat(43)}` });
    expect(invented.status).toBe(401);
  });

  it('is refused to a cookie without the token of its session, where it writes', async () => {
    if (['GET', 'HEAD'].includes(operation.method) || ruleOf(action).on === 'public') return;
    const { cookie = '' } = await server.signedIn(String(everybody.administrator?.personId));
    for (const headers of [{ cookie }, { cookie, 'x-vauban-csrf': 'x'.repeat(43) }]) {
      const { status, body } = await ask(operation, headers as Credentials);
      expect([status, body?.type]).toEqual([403, 'urn:vauban:problem:csrf-token']);
    }
  });
});

it('the stream of events is refused as other readings are', async () => {
  const path = `/api/v1/projects/${shop.slug}/live`;
  expect((await server.ask('GET', path)).status).toBe(401);
  expect((await server.ask('GET', path, { as: strangers })).status).toBe(404);
  expect((await server.ask('GET', path, { as: unscoped })).status).toBe(403);
});
