import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing.ts';
import { keepEnvironmentProvider, providerOfEnvironment } from './environment-provider.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const environment = {
  VAUBAN_OIDC_ISSUER: 'https://login.example.org',
  VAUBAN_OIDC_CLIENT_ID: 'vauban',
  VAUBAN_OIDC_CLIENT_SECRET: 'a secret of the environment',
  VAUBAN_OIDC_SCOPES: 'openid  groups',
  VAUBAN_OIDC_MAPPING: '[{"group":"guardians","role":"security"}]',
};

it('is read, with what is left out as usual, and none without an issuer', () => {
  expect(providerOfEnvironment({ VAUBAN_OIDC_CLIENT_ID: 'x' })).toBeNull();
  expect(providerOfEnvironment(environment)).toMatchObject({
    name: 'single sign-on',
    scopes: ['openid', 'groups'],
    groupsClaim: 'groups',
    mapping: [{ group: 'guardians', role: 'security', project: null }],
    sessionHours: 12,
    proofs: 'one',
  });
});

it.each([
  [{ VAUBAN_OIDC_MAPPING: 'guardians=security' }, /^VAUBAN_OIDC_MAPPING is no JSON/],
  [{ VAUBAN_OIDC_MAPPING: '[{"group":"a","role":"root"}]' }, /^VAUBAN_OIDC_MAPPING\.0\.role is not right/],
  [{ VAUBAN_OIDC_CLIENT_ID: '' }, /^VAUBAN_OIDC_CLIENT_ID is not right/],
  [{ VAUBAN_OIDC_ISSUER: 'file:///etc' }, /^VAUBAN_OIDC_ISSUER is not right/],
  [{ VAUBAN_OIDC_SCOPES: 'email' }, /^VAUBAN_OIDC_SCOPES is not right: must hold openid/],
])('says which variable is not right: %o', (change, says) => {
  expect(() => providerOfEnvironment({ ...environment, ...change })).toThrow(says);
});

it('is a provider that the console shows and does not change, until the environment names none', async () => {
  const as = await server.signedIn((await server.person('administrator')).personId);
  const { db, keys } = server.services;
  const keep = (wish: ReturnType<typeof providerOfEnvironment>) =>
    keepEnvironmentProvider(db, keys, server.organisationId, wish, server.services.now());
  await keep(providerOfEnvironment(environment));
  await keep(providerOfEnvironment(environment));
  const list = await server.ask('GET', '/api/v1/identity-providers', { as });
  expect(list.body.items).toMatchObject([{ provider: 'environment', fromEnvironment: true, hasSecret: true }]);
  expect(list.text).not.toContain('a secret of the environment');
  const removed = await server.ask('DELETE', '/api/v1/identity-providers/environment', { as });
  expect(removed.status).toBe(409);
  expect((await server.ask('GET', '/api/v1/session/doors')).body.providers).toHaveLength(1);
  await keep(null);
  expect((await server.ask('GET', '/api/v1/session/doors')).body.providers).toEqual([]);
  expect((await server.ask('DELETE', '/api/v1/identity-providers/environment', { as })).status).toBe(204);
});
