import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import type { LiveHub } from '../http/live/hub.ts';
import type { Outward } from '../http/outward/safe-fetch.ts';
import type { Keys } from '../keys/keys.ts';
import type { SignInThrottle } from '../people/sign-in/sign-in-throttle.ts';
import type { SingleSignOn } from '../people/single-sign-on/client.ts';
import type { RecordContext } from '../record/index.ts';
import type { Database } from '../store/schema.ts';
import type { Blobs } from './blobs.ts';
import type { Overview } from './overview/read-overview.ts';
import type { SlowlyCounted } from './overview/slowly-counted.ts';
import type { RuleKnowledge } from './rules/rule-knowledge.ts';
import type { FacetMemory } from './vulnerabilities/facet-memory.ts';
import type { Counted } from './vulnerabilities/facets.ts';

/** What handlers work with; the composition root makes it, and there is no other state. */
export interface Services {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly logger: FastifyBaseLogger;
  readonly keys: Keys;
  readonly blobs: Blobs;
  readonly record: RecordContext;
  readonly outward: Outward;
  readonly live: LiveHub;
  readonly throttle: SignInThrottle;
  readonly singleSignOn: SingleSignOn;
  readonly rules: RuleKnowledge;
  readonly facets: FacetMemory<Counted>;
  readonly overviews: SlowlyCounted<Overview>;
  readonly settings: ServerSettings;
}

export interface ServerSettings {
  /** Of this program. */
  readonly version: string;
  /** How people reach the server, without a slash at the end: `https://vauban.example.org`. */
  readonly baseUrl: string;
  readonly store: 'embedded' | 'server';
  /** Where the server keeps advisories; null: nowhere. */
  readonly advisoriesFolder: string | null;
}

/** Whether cookies must only travel over TLS. */
export function isSecure({ baseUrl }: ServerSettings): boolean {
  return baseUrl.startsWith('https:');
}
