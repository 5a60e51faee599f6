import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './generated/api.d.ts';
import { Problem } from './problem.ts';

export type Schemas = components['schemas'];

/** The cookie whose value every write repeats in a header, so that no other site can write. */
function csrfToken(): string | undefined {
  const pair = document.cookie.split('; ').find((part) => part.startsWith('vauban-csrf='));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(pair.indexOf('=') + 1));
}

const protectWrites: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET' || request.method === 'HEAD') return undefined;
    const token = csrfToken();
    if (token !== undefined) request.headers.set('x-vauban-csrf', token);
    return request;
  },
};

/** The typed client of `/api/v1`; the session travels as a cookie. */
export const api = createClient<paths>({ credentials: 'same-origin' });
api.use(protectWrites);

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer; throws a `Problem` for everything else. */
export async function answerOf<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T;
  const document = typeof error === 'object' && error !== null ? error : {};
  throw new Problem(response.status, document);
}
