import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setPassword } from '../../people/accounts.ts';
import { type RealProvider, startRealProvider } from '../../people/single-sign-on/testing/real-provider.ts';
import { type Answer, type Credentials, startTestServer, type TestServer } from '../testing.ts';

const HOUR = 3_600_000;
let provider: RealProvider;
let server: TestServer;
let administrator: Credentials;

beforeAll(async () => {
  provider = await startRealProvider('http://127.0.0.1:1/sign-in/back');
  server = await startTestServer({ allowedHosts: [provider.host] });
  await server.project('shop');
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const wish = (changes: object = {}) => ({
  name: 'Acme',
  issuer: provider.issuer,
  ...provider.client,
  scopes: ['openid', 'profile', 'email', 'groups'],
  mapping: [
    { group: 'guardians', role: 'security' },
    { group: 'makers', role: 'developer', project: 'shop' },
    { group: 'readers', role: 'viewer' },
  ],
  trustedDomains: ['acme.example'],
  ...changes,
});

const put = (changes: object = {}, slug = 'acme') =>
  server.ask('PUT', `/api/v1/identity-providers/${slug}`, { as: administrator, json: wish(changes) });

beforeEach(async () => {
  administrator = await server.signedIn((await server.person('administrator')).personId);
  const made = await put();
  expect(made.status, made.text).toBe(200);
});

/** What a browser would send back, over what it has. */
function cookiesOf(answer: { headers: Headers }, before: Credentials = {}): Credentials & { cookie: string } {
  const jar = new Map((before.cookie ?? '').split('; ').map((pair) => [pair.split('=')[0], pair]));
  for (const line of answer.headers.getSetCookie()) {
    const pair = line.split(';')[0] ?? '';
    jar.set(pair.split('=')[0], pair);
  }
  const pairs = [...jar.values()].filter((pair) => pair !== '' && !pair.endsWith('='));
  const csrf = pairs.find((pair) => pair.startsWith('vauban-csrf='))?.slice('vauban-csrf='.length) ?? '';
  return { cookie: pairs.join('; '), 'x-vauban-csrf': csrf };
}

interface SignedOn {
  readonly answer: Answer;
  readonly as: Credentials & { cookie: string };
}

async function come(login: string, { to = '/o/x/v', change = (query: string) => query } = {}): Promise<SignedOn> {
  const begun = await server.ask('POST', '/api/v1/session/single-sign-on', { json: { provider: 'acme', to } });
  expect(begun.status, begun.text).toBe(200);
  const back = await provider.login(begun.body.location, login);
  return giveBack(change(back.search.slice(1)), cookiesOf(begun));
}

async function giveBack(parameters: string, as: Credentials): Promise<SignedOn> {
  const answer = await server.ask('POST', '/api/v1/session/single-sign-on/answer', { as, json: { parameters } });
  return { answer, as: cookiesOf(answer, as) };
}

const typeOf = ({ status, body }: Answer) => [status, body.type?.split(':').at(-1)];

describe('a person who signs in at the provider', () => {
  it('is made with the roles of their groups, comes to the page that was asked for, and is known the next time', async () => {
    provider.says('ada', {
      name: 'Ada Lovelace',
      email: 'Ada@Acme.example',
      email_verified: true,
      groups: ['makers', 'readers'],
    });
    const first = await come('ada');
    expect(first.answer.status, first.answer.text).toBe(200);
    expect(first.answer.body).toMatchObject({
      to: '/o/x/v',
      linked: false,
      me: {
        name: 'Ada Lovelace',
        email: 'ada@acme.example',
        roles: expect.arrayContaining([
          { project: null, role: 'viewer' },
          { project: 'shop', role: 'developer' },
        ]),
      },
    });
    const me = await server.ask('GET', '/api/v1/me', { as: first.as });
    expect(me.body.id).toBe(first.answer.body.me.id);
    const again = await come('ada');
    expect(again.answer.body.me.id).toBe(me.body.id);
    const audit = await server.ask('GET', '/api/v1/audit', { as: administrator });
    const about = audit.body.items.filter(({ subject }: { subject: string }) => subject === `person:${me.body.id}`);
    expect(about.map(({ action }: { action: string }) => action)).toEqual([
      'session.start',
      'session.start',
      'role.by-groups',
      'person.create',
    ]);
  });

  it('does not come in, nor into the record, without a group that gives a role', async () => {
    provider.says('eve', { name: 'Eve', email: 'eve@acme.example', email_verified: true, groups: ['others'] });
    const { answer, as } = await come('eve');
    expect(typeOf(answer)).toEqual([403, 'sign-on-refused']);
    expect(as.cookie).not.toContain('vauban-session');
    const people = await server.store.db.selectFrom('people').select('email').execute();
    expect(people.map(({ email }) => email)).not.toContain('eve@acme.example');
  });

  it('loses what the groups no longer give at the next sign-in, and every session with it', async () => {
    provider.says('lea', { name: 'Lea', groups: ['guardians'] });
    const before = await come('lea');
    expect(before.answer.body.me.roles).toEqual([{ project: null, role: 'security' }]);
    provider.says('lea', { name: 'Lea', groups: ['readers'] });
    const after = await come('lea');
    expect(after.answer.body.me.roles).toEqual([{ project: null, role: 'viewer' }]);
    expect((await server.ask('GET', '/api/v1/me', { as: before.as })).status).toBe(401);
    provider.says('lea', { name: 'Lea' });
    expect(typeOf((await come('lea')).answer)).toEqual([403, 'sign-on-refused']);
    expect((await server.ask('GET', '/api/v1/me', { as: after.as })).status).toBe(401);
  });

  it('keeps the role that a person gave', async () => {
    provider.says('kim', { name: 'Kim', groups: ['readers'] });
    const id = (await come('kim')).answer.body.me.id;
    const grant = { project: 'shop', role: 'security' };
    await server.ask('POST', `/api/v1/people/${id}/memberships`, { as: administrator, json: grant });
    provider.says('kim', { name: 'Kim', groups: [] });
    expect((await come('kim')).answer.body.me.roles).toEqual([{ project: 'shop', role: 'security' }]);
  });

  it('is signed out after the hours that the provider stands for', async () => {
    provider.says('max', { name: 'Max', groups: ['readers'] });
    const { as } = await come('max');
    server.pass(12.1 * HOUR);
    expect((await server.ask('GET', '/api/v1/me', { as })).status).toBe(401);
  });

  it('does not come in when the provider holds the groups back', async () => {
    provider.says('big', { name: 'Big', groups: undefined, _claim_names: { groups: 'src1' } });
    const { answer } = await come('big');
    expect([answer.status, answer.body.detail]).toEqual([
      403,
      expect.stringContaining('Acme does not tell your groups'),
    ]);
  });

  it('does not come in while locked here', async () => {
    provider.says('loc', { name: 'Loc', groups: ['readers'] });
    const id = (await come('loc')).answer.body.me.id;
    await server.ask('PATCH', `/api/v1/people/${id}`, { as: administrator, json: { state: 'locked' } });
    expect(typeOf((await come('loc')).answer)).toEqual([403, 'sign-on-refused']);
  });
});

describe('somebody who has an account already', () => {
  const person = async (email: string) => {
    const { personId } = await server.person('developer');
    await server.store.db.updateTable('people').set({ email }).where('personId', '=', personId).execute();
    return personId;
  };

  it('is linked by an address that is verified and of a trusted domain', async () => {
    const personId = await person('old@acme.example');
    provider.says('old', { name: 'Old', email: 'old@acme.example', email_verified: true, groups: ['readers'] });
    expect((await come('old')).answer.body.me.id).toBe(personId);
  });

  it.each([
    ['is not verified', { email: 'own1@acme.example', email_verified: false }],
    ['is of a domain that nobody trusts', { email: 'own2@other.example', email_verified: true }],
    ['is of a domain below a trusted one', { email: 'own3@sub.acme.example', email_verified: true }],
  ])('is not taken over by an address that %s', async (_, claims) => {
    await person(claims.email);
    provider.says('thief', { name: 'Thief', groups: ['guardians'], ...claims });
    const { answer } = await come('thief');
    expect(typeOf(answer)).toEqual([403, 'sign-on-refused']);
    expect(answer.body.detail).toContain('link the provider in your profile');
  });

  it('links it while signed in, only just after signing in, and never what is linked to somebody else', async () => {
    const { personId, email } = await server.person('viewer');
    const { organisationId } = server;
    const password = 'a quiet harbour wall';
    await setPassword(server.store.db, { organisationId, personId, email }, password, new Date());
    provider.says('lin', { name: 'Lin', groups: [] });
    const link = async (as: Credentials) => {
      const begun = await server.ask('POST', '/api/v1/me/ways-in', { as, json: { provider: 'acme' } });
      if (begun.status !== 200) return { answer: begun, as };
      const back = await provider.login(begun.body.location, 'lin');
      return giveBack(back.search.slice(1), cookiesOf(begun, as));
    };
    const as = await server.signedIn(personId);
    const linked = await link(as);
    expect(linked.answer.body).toMatchObject({ linked: true, to: '/profile', me: { id: personId } });
    expect((await come('lin')).answer.body.me.id).toBe(personId);
    const other = await server.signedIn((await server.person('viewer')).personId);
    expect(typeOf((await link(other)).answer)).toEqual([409, 'already-exists']);
    const ways = await server.ask('GET', '/api/v1/me/ways-in', { as });
    const [acme] = ways.body.providers;
    expect(acme).toMatchObject({ provider: 'acme', name: 'Acme', linked: { id: expect.any(String) } });
    server.pass(16 * 60_000);
    expect(typeOf((await link(as)).answer)).toEqual([403, 'sign-in-again']);
    const fresh = await server.signedIn(personId);
    expect((await server.ask('DELETE', `/api/v1/me/ways-in/${acme.linked.id}`, { as: fresh })).status).toBe(204);
    expect(typeOf((await come('lin')).answer)).toEqual([403, 'sign-on-refused']);
  });
});

describe('an answer that is not the provider’s for this browser', () => {
  beforeAll(() => provider.says('ann', { name: 'Ann', groups: ['readers'] }));

  it('is refused with another state, another issuer, a made-up code, or an error', async () => {
    const changed = (change: (query: URLSearchParams) => void) => (query: string) => {
      const parameters = new URLSearchParams(query);
      change(parameters);
      return parameters.toString();
    };
    const changes = [
      (query: URLSearchParams) => query.set('state', 'x'),
      (query: URLSearchParams) => query.delete('state'),
      (query: URLSearchParams) => query.set('iss', 'https://evil.example'),
      (query: URLSearchParams) => query.set('code', 'x'),
      (query: URLSearchParams) => query.set('error', 'access_denied'),
    ];
    for (const change of changes) {
      expect(typeOf((await come('ann', { change: changed(change) })).answer)).toEqual([401, 'sign-on-failed']);
    }
  });

  it('is refused from another browser, twice, and too late', async () => {
    const begun = await server.ask('POST', '/api/v1/session/single-sign-on', { json: { provider: 'acme' } });
    const back = await provider.login(begun.body.location, 'ann');
    const parameters = back.search.slice(1);
    expect(typeOf((await giveBack(parameters, {})).answer)).toEqual([410, 'step-over']);
    const other = await server.ask('POST', '/api/v1/session/single-sign-on', { json: { provider: 'acme' } });
    expect(typeOf((await giveBack(parameters, cookiesOf(other))).answer)).toEqual([401, 'sign-on-failed']);
    expect((await giveBack(parameters, cookiesOf(begun))).answer.status).toBe(200);
    expect((await giveBack(parameters, cookiesOf(begun))).answer.status).toBeGreaterThanOrEqual(400);
    const late = await server.ask('POST', '/api/v1/session/single-sign-on', { json: { provider: 'acme' } });
    const lateBack = await provider.login(late.body.location, 'ann');
    server.pass(11 * 60_000);
    expect(typeOf((await giveBack(lateBack.search.slice(1), cookiesOf(late))).answer)).toEqual([410, 'step-over']);
  });

  it('from another site’s page is not even looked at', async () => {
    const answer = await server.ask('POST', '/api/v1/session/single-sign-on/answer', {
      json: { parameters: 'code=x' },
      headers: { origin: 'https://evil.example' },
    });
    expect(typeOf(answer)).toEqual([403, 'foreign-origin']);
  });
});

describe('the settings of a provider', () => {
  it('never show the secret, keep it, and want it anew for another issuer', async () => {
    const list = await server.ask('GET', '/api/v1/identity-providers', { as: administrator });
    expect(list.body.items[0]).toMatchObject({
      provider: 'acme',
      hasSecret: true,
      redirect: expect.stringMatching(/\/sign-in\/back$/),
    });
    expect(list.text).not.toContain(provider.client.clientSecret);
    expect(server.log.join('')).not.toContain(provider.client.clientSecret);
    expect((await put({ clientSecret: undefined, name: 'Acme 2' })).body).toMatchObject({
      name: 'Acme 2',
      hasSecret: true,
    });
    expect(typeOf(await put({ clientSecret: undefined, issuer: 'https://other.example' }))).toEqual([422, 'invalid']);
    const kept = await server.store.db.selectFrom('identityProviders').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(provider.client.clientSecret);
  });

  it('are refused for an address inside that nobody allowed, and for one that is no provider', async () => {
    expect(typeOf(await put({ issuer: 'http://10.0.0.1', clientSecret: 'x' }, 'b'))).toEqual([422, 'address-refused']);
    expect(typeOf(await put({ issuer: 'https://127.0.0.1', clientSecret: 'x' }, 'b'))).toEqual([
      422,
      'address-refused',
    ]);
    expect(typeOf(await put({ issuer: `${provider.issuer}/nothing` }, 'b'))).toEqual([401, 'sign-on-failed']);
    expect(typeOf(await put({ mapping: [{ group: 'x', role: 'viewer', project: 'nowhere' }] }))).toEqual([
      422,
      'invalid',
    ]);
  });

  it('take roles, links and sessions along when the provider is removed', async () => {
    provider.says('rem', { name: 'Rem', groups: ['readers'] });
    const { as, answer } = await come('rem');
    expect((await server.ask('DELETE', '/api/v1/identity-providers/acme', { as: administrator })).status).toBe(204);
    expect((await server.ask('GET', '/api/v1/me', { as })).status).toBe(401);
    const left = await server.store.db
      .selectFrom('memberships')
      .select('membershipId')
      .where('personId', '=', answer.body.me.id)
      .execute();
    expect(left).toEqual([]);
    expect((await server.ask('GET', '/api/v1/session/doors')).body).toEqual({ providers: [], passkeys: false });
  });
});
