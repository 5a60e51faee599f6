import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../operate/index.ts';
import { setPassword } from '../../people/accounts.ts';
import { type Credentials, startTestServer, type TestServer } from '../testing.ts';

let server: TestServer;
let ada: { personId: string; email: string };
let as: Credentials;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.person('administrator');
  await setPassword(
    server.store.db,
    { organisationId: server.organisationId, ...ada },
    'a quiet harbour wall',
    new Date(),
  );
  as = await server.signedIn(ada.personId);
});
afterAll(() => server.close());

const ask = (method: string, path: string, json?: unknown) =>
  server.ask(method, `/api/v1/${path}`, { as, ...(json === undefined ? {} : { json }) });

describe('a person', () => {
  it('is invited by a link, signs in with it, and holds the role that was given', async () => {
    const { slug } = await server.project();
    const invited = await ask('POST', 'invitations', {
      name: 'Bo',
      email: 'Bo@example.org',
      project: slug,
      role: 'developer',
    });
    expect(invited.body.link).toMatch(/\/welcome#[\w-]{43}$/);
    expect((await ask('GET', 'invitations')).body.items).toMatchObject([{ name: 'Bo', email: 'bo@example.org' }]);
    const twice = await ask('POST', 'invitations', { name: 'Bo', email: 'bo@example.org', role: 'viewer' });
    expect(twice.body.type).toBe('urn:vauban:problem:already-exists');
    const secret = invited.body.link.split('#')[1];
    const redeemed = await server.ask('POST', `/api/v1/one-time-links/${secret}`, {
      json: { password: 'four other words here' },
    });
    expect(redeemed.body).toMatchObject({ name: 'Bo', roles: [{ project: slug, role: 'developer' }] });
    expect((await ask('GET', 'invitations')).body.items).toEqual([]);
    const gone = await ask('POST', 'invitations', { name: 'Cy', email: 'cy@example.org', role: 'viewer' });
    await ask('DELETE', `invitations/${gone.body.id}`);
    expect((await server.ask('GET', `/api/v1/one-time-links/${gone.body.link.split('#')[1]}`)).status).toBe(410);
  });

  it('who is locked cannot ask any more, nor can their tokens, until they are unlocked', async () => {
    const { personId } = await server.person('developer');
    const [session, token] = [
      await server.signedIn(personId),
      await server.token({ role: 'viewer', scopes: ['read'], personId }),
    ];
    await ask('PATCH', `people/${personId}`, { state: 'locked' });
    for (const who of [session, token]) expect((await server.ask('GET', '/api/v1/me', { as: who })).status).toBe(401);
    await ask('PATCH', `people/${personId}`, { state: 'active' });
    expect((await server.ask('GET', '/api/v1/me', { as: session })).status).toBe(401);
    expect((await server.ask('GET', '/api/v1/me', { as: token })).status).toBe(200);
  });

  it('who is erased leaves nothing of themselves but the id that they acted under', async () => {
    const { personId, email } = await server.person('developer');
    expect((await ask('DELETE', `people/${personId}`)).status).toBe(204);
    const { rows } = await server.store.pool.query('select * from people where person_id = $1', [personId]);
    expect(JSON.stringify(rows)).not.toContain(email);
    expect((await ask('PATCH', `people/${personId}`, { name: 'x' })).status).toBe(404);
    expect((await ask('GET', 'people?limit=200')).text).not.toContain(personId);
  });

  it('has one role in each place, given anew in its stead, and taken back', async () => {
    const { personId } = await server.person(null);
    const { slug } = await server.project();
    await ask('POST', `people/${personId}/memberships`, { project: slug, role: 'viewer' });
    const { body } = await ask('POST', `people/${personId}/memberships`, { project: slug, role: 'security' });
    expect(body.memberships).toMatchObject([{ project: slug, role: 'security' }]);
    expect((await ask('DELETE', `people/${personId}/memberships/${body.memberships[0].id}`)).status).toBe(204);
    expect((await ask('POST', `people/${personId}/memberships`, { project: 'nowhere', role: 'viewer' })).status).toBe(
      422,
    );
  });
});

it('the last administrator cannot be locked, erased or made less', async () => {
  const me = `people/${ada.personId}`;
  const { body } = await ask('GET', 'people?limit=200');
  const { memberships } = body.items.find(({ id }: { id: string }) => id === ada.personId);
  for (const [method, path, json] of [
    ['PATCH', me, { state: 'locked' }],
    ['DELETE', me, undefined],
    ['POST', `${me}/memberships`, { project: null, role: 'viewer' }],
    ['DELETE', `${me}/memberships/${memberships[0].id}`, undefined],
  ] as const) {
    const answer = await ask(method, path, json);
    expect([answer.status, answer.body.type], path).toEqual([409, 'urn:vauban:problem:last-administrator']);
  }
});

it('people are listed page by page', async () => {
  const names: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await ask('GET', `people?limit=2&cursor=${cursor}`);
    names.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.next;
  }
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain(ada.personId);
});

it('a receiver gets its key once, and an address that cannot be one is refused', async () => {
  const made = await ask('POST', 'receivers', {
    kind: 'webhook',
    name: 'Chat',
    address: 'https://hooks.example.org/x',
  });
  expect(made.body.secret).toMatch(/^vbs_/);
  expect((await ask('GET', 'receivers')).text).not.toContain(made.body.secret);
  const inside = [
    'https://127.0.0.1/x',
    'https://[::1]:8443/',
    'https://169.254.169.254/latest',
    'https://localhost/x',
  ];
  for (const address of ['ftp://x', 'https://a:b@example.org/', 'javascript:alert(1)', ...inside]) {
    expect((await ask('POST', 'receivers', { kind: 'webhook', name: 'x', address })).body.type).toBe(
      'urn:vauban:problem:address-refused',
    );
  }
  expect(
    (await ask('POST', 'receivers', { kind: 'mail', name: 'x', address: 'a@b.example, c@d.example' })).status,
  ).toBe(422);
  expect((await ask('PATCH', `receivers/${made.body.id}`, { active: false })).body.active).toBe(false);
  expect((await ask('DELETE', `receivers/${made.body.id}`)).status).toBe(204);
});

it('a policy is checked, replaces the one that was read, and is what the command judges with', async () => {
  const { slug } = await server.project();
  const before = await ask('GET', `projects/${slug}/policy`);
  expect(before.body).toMatchObject({ origin: 'repository', replaces: 0 });
  const document = before.body.document;
  const broken = { ...document, policy: { ...document.policy, gates: [{ name: 'g', says: '', when: 'finding.' }] } };
  const refused = await ask('PUT', `projects/${slug}/policy`, { document: broken, version: 0 });
  expect([refused.status, refused.body.type]).toEqual([422, 'urn:vauban:problem:bad-policy']);
  const stricter = { ...document, policy: { ...document.policy, advisoriesMaxAgeDays: 1 } };
  const both = await Promise.all(
    [1, 2].map(() => ask('PUT', `projects/${slug}/policy`, { document: stricter, version: 0 })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const judgement = await ask('GET', `projects/${slug}/judgement`);
  expect(judgement.body).toMatchObject({ version: 1, policy: { policy: { advisoriesMaxAgeDays: 1 } } });
});

it('a release is deployed, takes the place of the one before, and is retired', async () => {
  const { slug } = await server.project();
  const path = `projects/${slug}/releases`;
  for (const name of ['1.0', '1.1/rc']) {
    expect((await ask('POST', path, { name })).status).toBe(201);
    server.pass(1);
  }
  expect((await ask('POST', path, { name: '1.0' })).status).toBe(200);
  await ask('POST', `${path}/1.0/deployments`, { environment: 'production' });
  const second = await ask('POST', `${path}/1.1%2Frc/deployments`, { environment: 'production' });
  expect(second.body.deployments).toMatchObject([{ environment: 'production', exposure: 'unknown', retired: null }]);
  expect((await ask('GET', `${path}/1.0`)).body.deployments[0].retired).toMatch(/Z$/);
  expect((await ask('PUT', 'environments/production', { exposure: 'internet' })).body.exposure).toBe('internet');
  expect((await ask('DELETE', `${path}/1.1%2Frc/deployments/production`)).body.deployments[0].retired).toMatch(/Z$/);
  expect((await ask('DELETE', `${path}/1.1%2Frc/deployments/production`)).status).toBe(404);
  expect((await ask('GET', path)).body.items.map(({ name }: { name: string }) => name)).toEqual(['1.1/rc', '1.0']);
});

it('a page hears live how a scan goes, also when it comes late, and nobody else does', async () => {
  const [{ slug }, other] = [await server.project(), await server.project()];
  const token = await server.token({ role: 'developer', scopes: ['scan', 'read'] });
  const tell = (project: string, done: number) => {
    const json = { scan: 's', phase: 'read', done, total: 10 };
    return server.ask('POST', `/api/v1/projects/${project}/progress`, { as: token, json });
  };
  const listen = async (project: string) => {
    const stop = new AbortController();
    const address = `${server.address}/api/v1/projects/${project}/live`;
    const answer = await fetch(address, { headers: token, signal: stop.signal });
    const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    /** What comes first after the stream's head. */
    const first = async () => {
      while (!text.includes('data:')) text += (await reader.read()).value;
      return text;
    };
    return { answer, stop, first };
  };
  const [page, beside] = [await listen(slug), await listen(other.slug)];
  expect(page.answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect((await tell(slug, 3)).status).toBe(204);
  expect(await page.first()).toMatch(/^retry: 3000\n\ndata: \{"kind":"progress".*"done":3/);
  const late = await listen(slug);
  expect(await late.first()).toMatch(/"done":3/);
  await tell(other.slug, 7);
  expect(await beside.first()).toMatch(/"done":7/);
  for (const { stop } of [page, beside, late]) stop.abort();
});

it('all of it stands in an audit log whose chain holds, with ids in place of names', async () => {
  expect(await verifyAudit(server.store.db, server.organisationId)).toMatchObject({ broken: null });
  const { body } = await ask('GET', 'audit?limit=200');
  const actions = new Set(body.items.map(({ action }: { action: string }) => action));
  for (const action of [
    'person.invite',
    'person.change',
    'person.erase',
    'role.grant',
    'receiver.create',
    'policy.change',
    'release.deployed',
  ]) {
    expect(actions).toContain(action);
  }
  const exported = await ask('GET', 'audit/export');
  expect(exported.headers.get('content-type')).toBe('application/x-ndjson');
  expect(exported.text.trim().split('\n').length).toBeGreaterThanOrEqual(body.items.length);
  expect(exported.text).not.toMatch(/@example\.org|"Bo"/);
});
