import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswerOf, BodyOf, Endpoint, Operation, QueryOf } from '@vauban/server/contract';
import { CONTRACT } from '@vauban/server/contract';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { ServerAddress } from './address.ts';
import { ServerAway, ServerRefusal } from './problems.ts';

export interface Ask<O extends Operation> {
  /** The values of `{name}` in the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: QueryOf<O>;
  readonly body?: BodyOf<O>;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** How often it is tried while the server is away; 1 when absent. Only for what may be asked twice. */
  readonly attempts?: number;
  readonly timeoutMs?: number;
}

export interface Answered<O extends Operation> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Null where nothing came, e.g. for 304. */
  readonly body: AnswerOf<O> | null;
}

/** Speaks to one server by its contract. */
export interface ServerClient {
  readonly url: string;
  /** Throws `ServerAway` or `ServerRefusal`. */
  ask<O extends Operation>(operation: O, how?: Ask<O>): Promise<Answered<O>>;
  /** The same where an answer must come. */
  get<O extends Operation>(operation: O, how?: Ask<O>): Promise<NonNullable<AnswerOf<O>>>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 30_000;
const PAUSE_MS = 400;
const LARGEST_ANSWER = 64_000_000;

/** Proxies come from the environment; this machine is reached directly. */
export function openClient(address: ServerAddress, token: string | null, signal: AbortSignal): ServerClient {
  const { url } = address;
  const agent: Dispatcher = address.loopback ? new Agent() : new EnvHttpProxyAgent();

  const once = async <O extends Operation>(endpoint: Endpoint, how: Ask<O>): Promise<Answered<O>> => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(how.timeoutMs ?? TIMEOUT_MS)]);
    const { body, type } = bodyOf(how);
    const response = await request(`${url}/api/v1${pathOf(endpoint.path, how.params ?? {})}${search(how.query)}`, {
      dispatcher: agent,
      method: endpoint.method,
      signal: limit,
      headers: {
        accept: 'application/json, application/problem+json',
        'user-agent': 'vauban',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(type === null ? {} : { 'content-type': type }),
        ...how.headers,
      },
      ...(body === null ? {} : { body }),
    });
    const text = await bounded(response.body);
    const { statusCode: status, headers } = response;
    if (status === 304 || status === 204) return { status, headers, body: null };
    const json = parsed(text);
    if (status >= 400 || status < 200 || status >= 300) throw new ServerRefusal(url, status, json);
    if (typeof endpoint.answer === 'string') return { status, headers, body: null };
    const checked = endpoint.answer.safeParse(json);
    if (!checked.success) throw new ServerRefusal(url, status, null);
    return { status, headers, body: checked.data as AnswerOf<O> };
  };

  const ask = async <O extends Operation>(operation: O, how: Ask<O> = {}): Promise<Answered<O>> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(CONTRACT[operation], how);
      } catch (error) {
        signal.throwIfAborted();
        const problem = problemOf(error, url);
        if (problem === null || attempt >= (how.attempts ?? 1)) throw problem ?? error;
        await sleep(PAUSE_MS * 2 ** (attempt - 1), undefined, { signal });
      }
    }
  };
  return {
    url,
    ask,
    async get(operation, how) {
      const { body, status } = await ask(operation, how);
      if (body === null) throw new ServerRefusal(url, status, null);
      return body as NonNullable<typeof body>;
    },
    close: () => agent.destroy(),
  };
}

/** What may pass by waiting; null for a refusal, or an error of this program. */
function problemOf(error: unknown, url: string): ServerAway | null {
  if (error instanceof ServerRefusal) {
    return error.status >= 500 || error.status === 429
      ? new ServerAway(url, `it answers ${error.status}${error.code === null ? '' : ` (${error.code})`}`)
      : null;
  }
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError') return new ServerAway(url, 'it does not answer in time');
  if (
    code !== undefined &&
    /^(?:E[A-Z]+|UND_ERR_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|ERR_TLS_\w+|HPE_\w+)$/.test(code)
  ) {
    return new ServerAway(url, message === '' ? code : message.replace(/\.$/, ''));
  }
  return null;
}

function bodyOf({ body, bytes }: Ask<Operation>): { body: string | Uint8Array | null; type: string | null } {
  if (bytes !== undefined) return { body: bytes, type: 'application/offset+octet-stream' };
  if (body !== undefined) return { body: JSON.stringify(body), type: 'application/json' };
  return { body: null, type: null };
}

function pathOf(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function search(query: unknown): string {
  const given = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value != null);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])))}`;
}

async function bounded(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
