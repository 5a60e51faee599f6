import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPassword } from '../../people/accounts.ts';
import type { Role } from '../../people/actions.ts';
import { makeLink } from '../../people/one-time-links.ts';
import { type Answer, type Credentials, startTestServer, type TestServer } from '../testing.ts';

const PASSWORD = 'a quiet harbour wall';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function somebody(role: Role = 'viewer') {
  const { personId, email } = await server.person(role);
  await setPassword(server.store.db, { organisationId: server.organisationId, personId, email }, PASSWORD, new Date());
  return { personId, email };
}

const typeOf = ({ status, body }: Answer) => [status, body?.type?.split(':').at(-1)];

/** What a browser would send back, over what it has. */
function cookiesOf(answer: { headers: Headers }, before: Credentials = {}): Credentials & { cookie: string } {
  const jar = new Map((before.cookie ?? '').split('; ').map((pair) => [pair.split('=')[0], pair]));
  for (const line of answer.headers.getSetCookie()) jar.set(line.split('=')[0], line.split(';')[0] ?? '');
  const pairs = [...jar.values()].filter((pair) => pair !== '' && !pair.endsWith('='));
  const csrf = pairs.find((pair) => pair.startsWith('vauban-csrf='))?.slice('vauban-csrf='.length) ?? '';
  return { cookie: pairs.join('; '), 'x-vauban-csrf': csrf };
}

/** The code of this moment, or of `steps` half minutes away. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: server.services.now().getTime() + steps * 30_000,
  });
}

/** A person with codes that are set up, and a moment later. */
async function withCodes(role: Role = 'viewer') {
  const who = await somebody(role);
  const as = await server.signedIn(who.personId);
  const { secret, uri } = (await server.ask('POST', '/api/v1/me/codes', { as })).body;
  const confirmed = await server.ask('POST', '/api/v1/me/codes/confirmation', { as, json: { code: codeOf(secret) } });
  expect(confirmed.status, confirmed.text).toBe(200);
  server.pass(60_000);
  return { ...who, as, secret, uri, recoveryCodes: confirmed.body.recoveryCodes as string[] };
}

async function password(email: string, as: Credentials = {}) {
  const answer = await server.ask('POST', '/api/v1/session', { as, json: { email, password: PASSWORD } });
  return { answer, as: cookiesOf(answer, as) };
}
const give = (as: Credentials, code: string) => server.ask('POST', '/api/v1/session/code', { as, json: { code } });

describe('a person with one-time codes', () => {
  it('is asked for one after the password, and has no session before', async () => {
    const { email, secret, personId } = await withCodes();
    const first = await password(email);
    expect(typeOf(first.answer)).toEqual([401, 'code-needed']);
    expect(first.as.cookie).not.toContain('vauban-session');
    expect((await server.ask('GET', '/api/v1/me', { as: first.as })).status).toBe(401);
    const done = await give(first.as, codeOf(secret));
    expect(done.body).toMatchObject({ id: personId });
    expect((await server.ask('GET', '/api/v1/me', { as: cookiesOf(done, first.as) })).status).toBe(200);
  });

  it('cannot use a code twice, nor one that is older than the last, nor the one that set it up', async () => {
    const { email, secret } = await withCodes();
    const used = codeOf(secret);
    expect((await give((await password(email)).as, used)).status).toBe(200);
    const { as } = await password(email);
    for (const code of [used, codeOf(secret, -1), codeOf(secret, 2), '000 000']) {
      expect(typeOf(await give(as, code))).toEqual([401, 'wrong-code']);
    }
    expect((await give(as, codeOf(secret, 1))).status).toBe(200);
    expect(typeOf(await give(as, codeOf(secret, 2)))).toEqual([401, 'wrong-code']);
  });

  it('is one of two who give the same code at once', async () => {
    const { email, secret } = await withCodes();
    const doors = await Promise.all([1, 2, 3].map(() => password(email)));
    const answers = await Promise.all(doors.map(({ as }) => give(as, codeOf(secret))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('may use each recovery code once, however it is typed', async () => {
    const { email, recoveryCodes, as } = await withCodes();
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [code = ''] = recoveryCodes;
    expect(code).toMatch(/^(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
    expect((await give((await password(email)).as, ` ${code.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(200);
    expect(typeOf(await give((await password(email)).as, code))).toEqual([401, 'wrong-code']);
    expect((await server.ask('GET', '/api/v1/me/ways-in', { as })).body.codes.recoveryCodesLeft).toBe(9);
    const fresh = (await server.ask('POST', '/api/v1/me/recovery-codes', { as })).body.recoveryCodes;
    expect(typeOf(await give((await password(email)).as, String(recoveryCodes[1])))).toEqual([401, 'wrong-code']);
    expect((await give((await password(email)).as, fresh[0])).status).toBe(200);
    const kept = JSON.stringify(await server.store.db.selectFrom('recoveryCodes').selectAll().execute());
    for (const one of fresh) expect(kept + server.log.join('')).not.toContain(one);
  });

  it('has to wait after a few wrong codes, also with the right one, but not in a browser that is known', async () => {
    const { email, secret } = await withCodes();
    const known = await password(email);
    const at = cookiesOf(await give(known.as, codeOf(secret)), known.as);
    const { as } = await password(email);
    const tries = await Promise.all(Array.from({ length: 8 }, (_, n) => give(as, String(100_000 + n))));
    expect(tries.map(({ status }) => status).filter((status) => status === 429).length).toBeGreaterThan(1);
    const right = await give(as, codeOf(secret, 1));
    expect(typeOf(right)).toEqual([429, 'slow-down']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await give((await password(email, at)).as, codeOf(secret, 1))).status).toBe(200);
  });

  it('has ten minutes for it, and not a moment once the account is locked', async () => {
    const { email, secret, personId } = await withCodes();
    const { as } = await password(email);
    await server.store.db.updateTable('people').set({ state: 'locked' }).where('personId', '=', personId).execute();
    expect(typeOf(await give(as, codeOf(secret)))).toEqual([410, 'step-over']);
    await server.store.db.updateTable('people').set({ state: 'active' }).where('personId', '=', personId).execute();
    server.pass(10 * 60_000);
    expect(typeOf(await give(as, codeOf(secret)))).toEqual([410, 'step-over']);
    expect(typeOf(await give({}, codeOf(secret)))).toEqual([410, 'step-over']);
  });

  it('is asked for one by a link that sets a new password, too', async () => {
    const { email, personId } = await withCodes();
    const wish = { organisationId: server.organisationId, purpose: 'password', personId, role: null } as const;
    const { secret } = await makeLink(server.store.db, wish, server.services.now());
    const json = { password: 'another quiet harbour' };
    expect(typeOf(await server.ask('POST', `/api/v1/one-time-links/${secret}`, { json }))).toEqual([
      401,
      'code-needed',
    ]);
    expect(email).not.toBe('');
  });

  it('keeps the secret sealed, out of the log, and ends other sessions by setting up', async () => {
    const { personId } = await somebody();
    const [as, other] = [await server.signedIn(personId), await server.signedIn(personId)];
    const begun = await server.ask('POST', '/api/v1/me/codes', { as });
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Vauban.*secret=[A-Z2-7]{32}/);
    const { secret } = begun.body;
    expect(typeOf(await server.ask('POST', '/api/v1/me/codes/confirmation', { as, json: { code: '123456' } }))).toEqual(
      [401, 'wrong-code'],
    );
    expect((await server.ask('GET', '/api/v1/me/ways-in', { as })).body.codes).toBeNull();
    await server.ask('POST', '/api/v1/me/codes/confirmation', { as, json: { code: codeOf(secret) } });
    expect((await server.ask('GET', '/api/v1/me', { as: other })).status).toBe(401);
    const kept = JSON.stringify(await server.store.db.selectFrom('identities').selectAll().execute());
    expect(kept).not.toContain(secret);
    expect(server.log.join('')).not.toContain(secret);
    expect(typeOf(await server.ask('POST', '/api/v1/me/codes', { as }))).toEqual([409, 'already-exists']);
  });

  it('may change them only just after signing in, and an administrator may remove them when the phone is lost', async () => {
    const { personId, email, as } = await withCodes();
    server.pass(16 * 60_000);
    expect(typeOf(await server.ask('DELETE', '/api/v1/me/codes', { as }))).toEqual([403, 'sign-in-again']);
    const administrator = await server.signedIn((await server.person('administrator')).personId);
    const path = `/api/v1/people/${personId}/second-proofs`;
    expect((await server.ask('DELETE', path, { as: administrator })).status).toBe(204);
    expect((await server.ask('GET', '/api/v1/me', { as })).status).toBe(401);
    expect((await password(email)).answer.status).toBe(200);
  });
});

describe('where one proof is not enough for administrators', () => {
  it('one may do nothing but give a second, also in a session that runs, and make no token before', async () => {
    const { email, personId } = await somebody('administrator');
    const as = cookiesOf((await password(email)).answer);
    const policy = { twoProofsFrom: 'administrator' };
    expect((await server.ask('PUT', '/api/v1/sign-in-policy', { as, json: policy })).status).toBe(200);
    expect(typeOf(await server.ask('GET', '/api/v1/people', { as }))).toEqual([403, 'second-proof-needed']);
    const token = { name: 't', role: 'administrator', scopes: ['read'] };
    expect(typeOf(await server.ask('POST', '/api/v1/me/tokens', { as, json: token }))).toEqual([
      403,
      'second-proof-needed',
    ]);
    const again = await password(email);
    expect(again.answer.body).toMatchObject({ id: personId, lacksProof: true, may: ['self.prove', 'self.read'] });
    const { secret } = (await server.ask('POST', '/api/v1/me/codes', { as: again.as })).body;
    const json = { code: codeOf(secret) };
    expect((await server.ask('POST', '/api/v1/me/codes/confirmation', { as: again.as, json })).status).toBe(200);
    expect((await server.ask('GET', '/api/v1/people', { as: again.as })).status).toBe(200);
    server.pass(60_000);
    const next = await password(email);
    const done = await give(next.as, codeOf(secret));
    expect(done.body).toMatchObject({ lacksProof: false });
    const viewer = await somebody('viewer');
    expect((await password(viewer.email)).answer.body).toMatchObject({ lacksProof: false });
    const withProof = cookiesOf(done, next.as);
    await server.ask('PUT', '/api/v1/sign-in-policy', { as: withProof, json: { twoProofsFrom: null } });
  });
});
