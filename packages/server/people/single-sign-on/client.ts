import type { Configuration, CustomFetch } from 'openid-client';
import { type Outward, OutwardError } from '../../http/outward/safe-fetch.ts';
import { type Claims, readClaims } from './claims.ts';
import type { Provider } from './provider.ts';

/** How long what a provider says of itself is believed, ms. */
const KNOWN_MS = 3_600_000;
const MOST_KNOWN = 100;
const MOST_ANSWER_BYTES = 1_000_000;
/** By how much the provider's clock may be off, s. */
const TOLERANCE = 30;
const NO_BODY = new Set([204, 205, 304]);

/** The provider did not sign the person in, or what it said does not hold; with a sentence. */
export class SignOnFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignOnFailed';
  }
}

/** What the browser takes along to the provider and back. */
export interface Begun {
  /** Where the browser goes. */
  readonly location: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface SingleSignOn {
  /** Asks the provider what it is; throws `SignOnFailed`, `AddressRefused` or `OutwardError`. */
  check(provider: Pick<Provider, 'issuer' | 'clientId' | 'clientSecret'>): Promise<void>;
  begin(provider: Provider, redirect: string): Promise<Begun>;
  /** `back`: the address to which the provider sent the browser. */
  finish(provider: Provider, back: URL, begun: Omit<Begun, 'location'>): Promise<Claims>;
}

/** OpenID Connect as a client: code flow with PKCE, state and nonce; every request goes through `outward`. */
export function openSingleSignOn(outward: Outward, now: () => Date): SingleSignOn {
  const known = new Map<string, { readonly until: number; readonly configuration: Promise<Configuration> }>();
  const fetchSafely = through(outward);

  async function discover({ issuer, clientId, clientSecret }: Pick<Provider, 'issuer' | 'clientId' | 'clientSecret'>) {
    const oidc = await import('openid-client');
    const isInsecure = new URL(issuer).protocol === 'http:';
    const how = { [oidc.customFetch]: fetchSafely, timeout: 10 };
    const found = await told(() =>
      // without TLS only where the outward door lets it through
      oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
        ...how,
        ...(isInsecure ? { execute: [oidc.allowInsecureRequests] } : {}),
      }),
    );
    const metadata = found.serverMetadata();
    if (metadata.authorization_endpoint === undefined || !/^https?:/.test(metadata.authorization_endpoint)) {
      throw new SignOnFailed('The provider names no address at which people sign in.');
    }
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate =
      clientSecret === null
        ? oidc.None()
        : methods.includes('client_secret_basic')
          ? oidc.ClientSecretBasic(clientSecret)
          : oidc.ClientSecretPost(clientSecret);
    const configuration = new oidc.Configuration(
      metadata,
      clientId,
      { [oidc.clockTolerance]: TOLERANCE },
      authenticate,
    );
    configuration[oidc.customFetch] = fetchSafely;
    configuration.timeout = 10;
    if (isInsecure) oidc.allowInsecureRequests(configuration);
    // the ID token's signature is checked, though it came straight from the provider
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  function configurationOf(provider: Provider): Promise<Configuration> {
    const key = `${provider.providerId} ${provider.changedAt.getTime()}`;
    const before = known.get(key);
    if (before !== undefined && before.until > now().getTime()) return before.configuration;
    const configuration = discover(provider);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, { until: now().getTime() + KNOWN_MS, configuration });
    configuration.catch(() => known.delete(key));
    return configuration;
  }

  return {
    async check(provider) {
      await discover(provider);
    },

    async begin(provider, redirect) {
      const oidc = await import('openid-client');
      const configuration = await configurationOf(provider);
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const location = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: provider.settings.scopes.join(' '),
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { location: location.href, state, nonce, verifier };
    },

    async finish(provider, back, { state, nonce, verifier }) {
      const oidc = await import('openid-client');
      const configuration = await configurationOf(provider);
      const tokens = await told(() =>
        oidc.authorizationCodeGrant(configuration, back, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      );
      const token = tokens.claims();
      if (token === undefined) throw new SignOnFailed('The provider did not say who signed in.');
      const more =
        configuration.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await told(() => oidc.fetchUserInfo(configuration, tokens.access_token, token.sub));
      // whether an address is verified is said by whoever says the address
      const { email_verified: verified, ...rest } = token;
      const said = Object.hasOwn(more, 'email') ? { ...rest, ...more } : { ...rest, ...more, email_verified: verified };
      return readClaims(token.sub, said, provider.settings.groupsClaim);
    },
  };
}

/** The library's `fetch`, by the one door through which the server asks others. */
function through(outward: Outward): CustomFetch {
  return async (address, { method, headers, body, signal }) => {
    const answer = await outward.safeFetch(address, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      maxBytes: MOST_ANSWER_BYTES,
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      ...(signal ? { signal } : {}),
    });
    if (answer.cut) throw new OutwardError('The provider said more than a provider has to say.');
    const text = NO_BODY.has(answer.status) ? null : new Uint8Array(answer.body);
    return new Response(text, { status: answer.status, headers: answer.headers });
  };
}

/** The library's errors as a sentence; those of the way out stay what they are. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (cause.name === 'AddressRefused' || cause.name === 'OutwardError') throw cause;
    }
    throw new SignOnFailed(sentenceOf(error), { cause: error });
  }
}

/** What a provider or the library said, as one harmless line. */
function sentenceOf(error: unknown): string {
  const { error: code, error_description: says, message } = error as Record<string, unknown>;
  const words = [code, says].filter((part) => typeof part === 'string').join(': ');
  const line = (words || String(message ?? error)).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 300);
  return `The provider's answer: ${line}`;
}
