import type { Served } from './served.ts';

/** Somebody who is signed in over HTTP, without a browser. */
export interface Administrator {
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** The secret of a new API token. */
  token(project: string, ...scopes: string[]): Promise<string>;
}

const PERSON = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'a long enough sentence' };

/** Becomes the first administrator of a server by its one-time link. */
export async function administratorOf({ url, welcome }: Pick<Served, 'url' | 'welcome'>): Promise<Administrator> {
  const secret = String(welcome).split('#')[1] ?? '';
  const cookies = new Map<string, string>();
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const csrf = [...cookies].find(([name]) => name.endsWith('vauban-csrf'))?.[1] ?? '';
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        origin: url,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-vauban-csrf': csrf,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? null : await answer.json()) as T;
  };
  await ask('POST', `/one-time-links/${secret}`, PERSON);
  return {
    ask,
    async token(project, ...scopes) {
      const wish = { name: 'pipeline', role: 'developer', scopes, project, days: 1 };
      return (await ask<{ secret: string }>('POST', '/tokens', wish)).secret;
    },
  };
}
