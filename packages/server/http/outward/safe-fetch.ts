import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, type Dispatcher, ProxyAgent, request } from 'undici';
import { proxyFor } from './proxy.ts';
import { isLinkLocal, isPublic } from './public-address.ts';

export interface SafeFetchOptions {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For the whole exchange, name resolution included; 10 s when absent. */
  readonly timeoutMs?: number;
  /** Of the answer's body; what is beyond is not read. 64 kB when absent. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

export interface SafeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** More came than `maxBytes`. */
  readonly cut: boolean;
}

export interface Outward {
  /**
   * Sends one request to the outside. Throws `AddressRefused` when the address points inside and its host was not
   * allowed, `OutwardError` when nothing came back. Redirects are answers, never followed.
   */
  safeFetch(address: string, options?: SafeFetchOptions): Promise<SafeAnswer>;
  /**
   * Throws `AddressRefused` for an address that would be refused now. One whose name has no answer today may be kept: it
   * is looked at again each time something is sent.
   */
  check(address: string): Promise<void>;
}

export interface OutwardOptions {
  /** Hosts (`name`, `name:port` or an IP address) that may be inside, and may be reached without TLS. */
  readonly allowedHosts: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** How names are resolved; the system's way when absent. */
  readonly resolve?: (host: string) => Promise<readonly { address: string; family: number }[]>;
}

/** The address is not one that this server may ask. */
export class AddressRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AddressRefused';
  }
}

/** Nothing came back, with the reason in a sentence. */
export class OutwardError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutwardError';
  }
}

const CHECK_MS = 5000;

/** The only way out for what the server sends to addresses that people wrote down. */
export function openOutward(options: OutwardOptions): Outward {
  const allowed = new Set(options.allowedHosts.map((host) => host.trim().toLowerCase()).filter(Boolean));
  const environment = options.environment ?? process.env;
  const resolve = options.resolve ?? ((host: string) => lookup(host, { all: true, verbatim: true }));

  async function send(url: URL, wish: SafeFetchOptions, signal: AbortSignal): Promise<SafeAnswer> {
    const dispatcher = await wayTo(url, signal);
    try {
      const answer = await request(url, {
        dispatcher,
        method: wish.method ?? 'GET',
        headers: { 'user-agent': 'vauban', ...wish.headers },
        body: wish.body ?? null,
        signal,
      });
      const { body, cut } = await bounded(answer.body, wish.maxBytes ?? 64_000);
      return { status: answer.statusCode, headers: flat(answer.headers), body, cut };
    } finally {
      await dispatcher.destroy();
    }
  }

  /** The proxy to ask, or the addresses that may be asked; throws for what points inside. */
  async function allowedWay(url: URL, signal: AbortSignal) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    const isAllowed = allowed.has(host) || allowed.has(`${host}:${port}`);
    if (url.protocol !== 'https:' && !isAllowed) {
      throw new AddressRefused(`${url.origin} is not https; use https, or let an administrator allow the host.`);
    }
    const proxy = proxyFor(url, environment);
    const found = await addressesOf(host, proxy !== null, signal);
    const refused = found.find(
      ({ address }) => !(isAllowed ? !isLinkLocal(address) || allowed.has(address) : isPublic(address)),
    );
    if (refused !== undefined) {
      throw new AddressRefused(
        `${host} points inside (${refused.address}); an administrator can allow the host with VAUBAN_ALLOW_HOST.`,
      );
    }
    return { proxy, found };
  }

  /** A connection to exactly the address that was checked. */
  async function wayTo(url: URL, signal: AbortSignal): Promise<Dispatcher> {
    const { proxy, found } = await allowedWay(url, signal);
    if (proxy !== null) return new ProxyAgent({ uri: proxy, proxyTunnel: true });
    const pinned = found.map(({ address, family }) => ({ address, family }));
    return new Agent({
      pipelining: 0,
      connect: {
        lookup: (_host, how, done) => {
          if (typeof how === 'object' && how.all) done(null, pinned);
          else done(null, pinned[0]?.address ?? '', pinned[0]?.family ?? 4);
        },
      },
    });
  }

  /** Behind a proxy a name that only the proxy can resolve is the proxy's to judge. */
  async function addressesOf(host: string, proxied: boolean, signal: AbortSignal) {
    if (isIP(host) !== 0) return [{ address: host, family: isIP(host) }];
    try {
      const found = await Promise.race([resolve(host), aborted(signal)]);
      if (found.length > 0) return found;
    } catch (cause) {
      if (signal.aborted) throw cause;
      if (!proxied) throw new OutwardError(`The host ${host} cannot be found.`, { cause });
    }
    if (proxied) return [];
    throw new OutwardError(`The host ${host} has no address.`);
  }

  return {
    async check(address) {
      const signal = AbortSignal.timeout(CHECK_MS);
      try {
        await allowedWay(addressIn(address), signal);
      } catch (error) {
        if (error instanceof AddressRefused || !(error instanceof OutwardError || signal.aborted)) throw error;
      }
    },
    async safeFetch(address, wish = {}) {
      const url = addressIn(address);
      const milliseconds = wish.timeoutMs ?? 10_000;
      const timer = AbortSignal.timeout(milliseconds);
      const signal = wish.signal ? AbortSignal.any([wish.signal, timer]) : timer;
      try {
        return await send(url, wish, signal);
      } catch (error) {
        if (error instanceof AddressRefused || error instanceof OutwardError) throw error;
        wish.signal?.throwIfAborted();
        if (timer.aborted) throw new OutwardError(`${url.host} did not answer within ${milliseconds / 1000} s.`);
        throw new OutwardError(`${url.host} could not be reached (${codeOf(error)}).`, { cause: error });
      }
    },
  };
}

/** An address that a person wrote down; throws `AddressRefused` for what is none of ours. */
function addressIn(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new AddressRefused('This is no http(s) address.');
  if (url.username !== '' || url.password !== '') {
    throw new AddressRefused('The address holds a user name or a password; leave them out.');
  }
  return url;
}

async function bounded(stream: AsyncIterable<Buffer> & { destroy(): void }, most: number) {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    parts.push(part.subarray(0, most - size));
    size += part.length;
    if (size > most) break; // ends the stream
  }
  return { body: Buffer.concat(parts), cut: size > most };
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? 'no answer');
}
