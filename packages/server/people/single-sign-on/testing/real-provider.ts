import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of an account, by the name with which it signs in. */
export type Account = Readonly<Record<string, unknown>>;

export interface RealProvider {
  readonly issuer: string;
  /** `127.0.0.1:PORT`, to be allowed. */
  readonly host: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** What is said of an account from now on. */
  says(login: string, account: Account): void;
  /** Signs in as a browser does, from where the server sent it; the address to which it is sent back. */
  login(location: string, login: string): Promise<URL>;
  close(): Promise<void>;
}

/** A certified OpenID provider on a port of its own, which takes every password. */
export async function startRealProvider(redirect: string): Promise<RealProvider> {
  let handle: RequestListener = (_request, response) => void response.end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;
  const client = { clientId: 'vauban', clientSecret: 'a-secret-of-the-test-client' };
  const accounts = new Map<string, Account>();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirect] }],
    claims: { profile: ['name'], email: ['email', 'email_verified'], groups: ['groups', '_claim_names'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only for tests'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...accounts.get(sub) }),
    }),
  });
  handle = provider.callback();

  return {
    issuer,
    host,
    client,
    says: (login, account) => void accounts.set(login, account),
    async login(location, login) {
      const cookies = new Map<string, string>();
      let at = new URL(location);
      let form: Record<string, string> | null = null;
      for (let step = 0; step < 20; step += 1) {
        const answer: Response = await fetch(at, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(form === null ? {} : { method: 'POST', body: new URLSearchParams(form) }),
        });
        for (const line of answer.headers.getSetCookie()) {
          const [pair = ''] = line.split(';');
          cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        const page = await answer.text();
        const next = answer.headers.get('location');
        form = null;
        if (next !== null) {
          at = new URL(next, at);
          if (at.href.startsWith(redirect)) return at;
        } else {
          const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
          const action = /action="([^"]+)"/.exec(page)?.[1];
          if (prompt === undefined || action === undefined) throw new Error(`${answer.status} ${page.slice(0, 500)}`);
          at = new URL(action, at);
          form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt };
        }
      }
      throw new Error('The provider sends round in circles.');
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
