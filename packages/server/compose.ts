import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { notify } from './act/index.ts';
import type { Blobs } from './api/blobs.ts';
import { HANDLERS } from './api/handlers.ts';
import { SlowlyCounted } from './api/overview/slowly-counted.ts';
import { registerApi } from './api/route/register.ts';
import { type KnownRule, ruleKnowledge } from './api/rules/rule-knowledge.ts';
import type { ServerSettings, Services } from './api/services.ts';
import { FacetMemory } from './api/vulnerabilities/facet-memory.ts';
import { createApp } from './http/app.ts';
import { spreadingHub } from './http/live/spread.ts';
import { openOutward } from './http/outward/safe-fetch.ts';
import { serveConsole } from './http/pages/console-pages.ts';
import type { Keys } from './keys/keys.ts';
import { createMetrics, type Metrics, registerOperations } from './operate/index.ts';
import { SignInThrottle } from './people/sign-in/sign-in-throttle.ts';
import { openSingleSignOn } from './people/single-sign-on/client.ts';
import type { Store } from './store/open.ts';

export interface Parts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly keys: Keys;
  readonly logger: FastifyBaseLogger;
  readonly now: () => Date;
  readonly settings: ServerSettings;
  readonly rules: readonly KnownRule[];
  /** The console's built files; null: none. */
  readonly consoleFolder: string | null;
  readonly trustedProxies: readonly string[];
  /** Hosts inside that webhooks may reach. */
  readonly allowedHosts: readonly string[];
  readonly metricsToken: string | null;
  readonly metrics?: Metrics;
}

/** The HTTP server over parts that are open already; it does not listen yet. */
export async function composeServer(parts: Parts): Promise<{ app: FastifyInstance; services: Services }> {
  const { store, now, logger, settings } = parts;
  const rules = ruleKnowledge(parts.rules);
  const outward = openOutward({ allowedHosts: parts.allowedHosts });
  const services: Services = {
    db: store.db,
    now,
    logger,
    keys: parts.keys,
    blobs: parts.blobs,
    record: { db: store.db, now, logger, notify, formerRules: (rule) => rules.find(rule)?.formerly ?? [] },
    outward,
    live: spreadingHub(store.pool),
    throttle: new SignInThrottle(),
    singleSignOn: openSingleSignOn(outward, now),
    rules,
    facets: new FacetMemory(),
    overviews: new SlowlyCounted(),
    settings,
  };
  const { trustedProxies } = parts;
  const app = await createApp({ db: store.db, now, logger, baseUrl: settings.baseUrl, trustedProxies });
  const metrics = parts.metrics ?? createMetrics();
  registerOperations(app, { pool: store.pool, metrics, metricsToken: parts.metricsToken });
  registerApi(app, services, HANDLERS);
  await serveConsole(app, parts.consoleFolder);
  app.addHook('preClose', async () => services.live.close());
  return { app, services };
}
