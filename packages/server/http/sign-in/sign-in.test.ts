import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credentials, startTestServer, type TestServer } from '../../api/testing.ts';
import { setPassword } from '../../people/accounts.ts';
import { firstAdministratorSecret } from '../../people/first-administrator.ts';

const PASSWORD = 'a quiet harbour wall';
const HOUR = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function somebody() {
  const { personId, email } = await server.person('viewer');
  await setPassword(server.store.db, { organisationId: server.organisationId, personId, email }, PASSWORD, new Date());
  return { personId, email };
}

const signIn = (email: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  server.ask('POST', '/api/v1/session', { json: { email, password }, headers });

/** What a browser would send back. */
function cookiesOf(answer: { headers: Headers }): Credentials & { 'x-vauban-csrf': string } {
  const pairs = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const csrf = pairs.find((pair) => pair.startsWith('vauban-csrf='))?.slice('vauban-csrf='.length) ?? '';
  return { cookie: pairs.join('; '), 'x-vauban-csrf': csrf };
}

describe('the first administrator', () => {
  it('is made by a link that works once, for a day, and never again once there is one', async () => {
    const first = await server.organisation();
    const secret = String(await firstAdministratorSecret(server.store.db, first, server.services.now()));
    const path = `/api/v1/one-time-links/${secret}`;
    expect((await server.ask('GET', path)).body).toMatchObject({ purpose: 'first-administrator', email: null });
    const weak = await server.ask('POST', path, {
      json: { name: 'Ada', email: 'ada@example.org', password: 'password1234' },
    });
    expect([weak.status, weak.body.type]).toEqual([422, 'urn:vauban:problem:weak-password']);
    const wish = { name: 'Ada', email: 'Ada@Example.org', password: PASSWORD };
    const both = await Promise.all([
      server.ask('POST', path, { json: wish }),
      server.ask('POST', path, { json: wish }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    const done = both.find(({ status }) => status === 200);
    expect(done?.body).toMatchObject({ email: 'ada@example.org', roles: [{ project: null, role: 'administrator' }] });
    expect((await server.ask('GET', path)).status).toBe(410);
    expect(await firstAdministratorSecret(server.store.db, first, new Date())).toBeNull();
    expect(server.log.join('')).not.toContain(secret);
  });

  it('gets no second chance with a link that is a day old', async () => {
    const first = await server.organisation();
    const secret = await firstAdministratorSecret(
      server.store.db,
      first,
      new Date(server.services.now().getTime() - 24 * HOUR),
    );
    expect((await server.ask('GET', `/api/v1/one-time-links/${secret}`)).status).toBe(410);
  });
});

describe('a session', () => {
  it('begins with cookies that scripts and other sites cannot use, and ends for good', async () => {
    const { email } = await somebody();
    const answer = await signIn(email.toUpperCase());
    expect(answer.status).toBe(200);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.find((line) => line.startsWith('vauban-session='))).toMatch(/; HttpOnly.*SameSite=Lax/);
    const as = cookiesOf(answer);
    expect((await server.ask('GET', '/api/v1/me', { as })).body.email).toBe(email);
    expect((await server.ask('DELETE', '/api/v1/session', { as })).status).toBe(204);
    expect((await server.ask('GET', '/api/v1/me', { as })).status).toBe(401);
    const rows = await server.store.db.selectFrom('sessions').select('tokenHash').execute();
    for (const { tokenHash } of rows) expect(as.cookie).not.toContain(tokenHash.toString('base64url'));
  });

  it('gets fresh secrets at each sign-in, and the one before ends', async () => {
    const { email } = await somebody();
    const before = cookiesOf(await signIn(email));
    const after = cookiesOf(await signIn(email, PASSWORD, { cookie: String(before.cookie) }));
    expect(after.cookie).not.toBe(before.cookie);
    expect((await server.ask('GET', '/api/v1/me', { as: before })).status).toBe(401);
    expect((await server.ask('GET', '/api/v1/me', { as: after })).status).toBe(200);
  });

  it('ends after a day without a request, after two weeks in any case, and when its person is locked', async () => {
    const { personId } = await somebody();
    const idle = await server.signedIn(personId);
    server.pass(25 * HOUR);
    expect((await server.ask('GET', '/api/v1/me', { as: idle })).status).toBe(401);
    const busy = await server.signedIn(personId);
    for (let day = 0; day < 13; day += 1) {
      server.pass(23 * HOUR);
      expect((await server.ask('GET', '/api/v1/me', { as: busy })).status, `day ${day}`).toBe(200);
    }
    server.pass(23 * HOUR);
    server.pass(23 * HOUR);
    expect((await server.ask('GET', '/api/v1/me', { as: busy })).status).toBe(401);
    const last = await server.signedIn(personId);
    await server.store.db.updateTable('people').set({ state: 'locked' }).where('personId', '=', personId).execute();
    expect((await server.ask('GET', '/api/v1/me', { as: last })).status).toBe(401);
  });

  it('of all other browsers ends when the password is changed', async () => {
    const { email, personId } = await somebody();
    const [here, elsewhere] = [cookiesOf(await signIn(email)), await server.signedIn(personId)];
    const change = (current: string) =>
      server.ask('POST', '/api/v1/me/password', { as: here, json: { current, next: 'four other words here' } });
    expect((await change('wrong password')).status).toBe(401);
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await server.ask('GET', '/api/v1/me', { as: elsewhere })).status).toBe(401);
    expect((await server.ask('GET', '/api/v1/me', { as: here })).status).toBe(200);
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(email, 'four other words here')).status).toBe(200);
  });
});

describe('another site', () => {
  it('cannot write, nor sign anybody in', async () => {
    const { email } = await somebody();
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      const answer = await signIn(email, PASSWORD, headers as Record<string, string>);
      expect([answer.status, answer.body.type]).toEqual([403, 'urn:vauban:problem:foreign-origin']);
    }
    expect((await signIn(email, PASSWORD, { origin: server.address })).status).toBe(200);
  });
});

describe('a wrong password', () => {
  it('says the same of somebody who does not exist', async () => {
    const { email } = await somebody();
    const [real, none] = [await signIn(email, 'wrong'), await signIn('nobody@example.org', 'wrong')];
    const bare = ({ body }: typeof real) => ({ ...body, instance: '' });
    expect(bare(real)).toEqual(bare(none));
  });
});

describe('an API token', () => {
  it('speaks for its person as far as both may, until it ends or is revoked', async () => {
    const { personId } = await server.person('developer');
    const as = await server.signedIn(personId);
    const json = { name: 'pipeline', role: 'administrator', scopes: ['read', 'scan'], days: 2 };
    const made = await server.ask('POST', '/api/v1/me/tokens', { as, json });
    expect(made.body.secret).toMatch(/^vbn_[\w-]{43}$/);
    const bearer = { authorization: `Bearer ${made.body.secret}` };
    expect((await server.ask('GET', '/api/v1/me', { as: bearer })).body.roles).toEqual([
      { project: null, role: 'developer' },
    ]);
    expect((await server.ask('GET', '/api/v1/me/tokens', { as })).text).not.toContain(made.body.secret);
    expect(server.log.join('')).not.toContain(made.body.secret);
    server.pass(49 * HOUR);
    expect((await server.ask('GET', '/api/v1/me', { as: bearer })).status).toBe(401);
    const again = await server.ask('POST', '/api/v1/me/tokens', { as: await server.signedIn(personId), json });
    const fresh = { authorization: `Bearer ${again.body.secret}` };
    expect((await server.ask('GET', '/api/v1/me', { as: fresh })).status).toBe(200);
    await server.ask('DELETE', `/api/v1/me/tokens/${again.body.id}`, { as: await server.signedIn(personId) });
    expect((await server.ask('GET', '/api/v1/me', { as: fresh })).status).toBe(401);
  });
});
