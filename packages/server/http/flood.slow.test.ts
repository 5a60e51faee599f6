import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../api/testing.ts';
import { setPassword } from '../people/accounts.ts';

const PASSWORD = 'a quiet harbour wall';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const signIn = (email: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  server.ask('POST', '/api/v1/session', { json: { email, password }, headers });

describe('a thousand wrong passwords', () => {
  it('are slowed down with the time to wait, while the right person still gets in', async () => {
    const { personId, email } = await server.person('viewer');
    await setPassword(
      server.store.db,
      { organisationId: server.organisationId, personId, email },
      PASSWORD,
      new Date(),
    );
    const first = await signIn(email);
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const types = new Map<string, number>();
    for (let time = 0; time < 1000; time += 1) {
      const { body, headers } = await signIn(email, `wrong ${time}`);
      types.set(body.type, (types.get(body.type) ?? 0) + 1);
      if (body.status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      server.pass(1000);
    }
    expect([...types.keys()].sort()).toEqual(['urn:vauban:problem:slow-down', 'urn:vauban:problem:wrong-credentials']);
    expect(types.get('urn:vauban:problem:wrong-credentials')).toBeLessThan(20);
    expect((await signIn(email)).body.type).toBe('urn:vauban:problem:slow-down');
    expect((await signIn(email, PASSWORD, { cookie })).status).toBe(200);
    server.pass(16 * 60_000);
    expect((await signIn(email)).status).toBe(200);
  });
});

it('who asks too often is told when to ask again', async () => {
  const token = await server.token({ role: 'viewer', scopes: ['read'] });
  let last = await server.ask('GET', '/api/v1/me', { as: token });
  for (let times = 0; times < 1300 && last.status === 200; times += 1)
    last = await server.ask('GET', '/api/v1/me', { as: token });
  expect([last.status, last.body.type]).toEqual([429, 'urn:vauban:problem:too-many']);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  server.pass(60_000);
  expect((await server.ask('GET', '/api/v1/me', { as: token })).status).toBe(200);
});
