import { join } from 'node:path';
import { migrateQueue, startWorker, type WorkerOptions } from './act/index.ts';
import type { ProviderWish } from './api/contract/ways-in.ts';
import { statusOf } from './api/operations/status.ts';
import { keepEnvironmentProvider } from './api/people/environment-provider.ts';
import type { KnownRule } from './api/rules/rule-knowledge.ts';
import { resumeUploads, sweepUploads } from './api/uploads/sweep.ts';
import { welcomeLink } from './api/welcome-link.ts';
import { type BlobStore, folderBlobs } from './blobs/index.ts';
import { composeServer } from './compose.ts';
import { listenError } from './http/listen-error.ts';
import { openKeys } from './keys/keys.ts';
import { createMetrics, gaugeStore, type Logger } from './operate/index.ts';
import { makeToken } from './people/api-tokens.ts';
import { firstAdministratorSecret, firstOrganisation } from './people/first-administrator.ts';
import { forgetReports } from './retain/index.ts';
import { openStore, type Store } from './store/open.ts';

const SWEEP_MS = 3_600_000;

export interface ServerOptions {
  /** The data folder: the embedded database, blobs and the key lie in it. */
  readonly home: string;
  readonly databaseUrl?: string | undefined;
  /** The folder of `store/migrations`. */
  readonly migrations: string;
  /** False: a newer version upgrades the database without a backup before. */
  readonly upgradeBackup?: boolean;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** How people reach the server; `http://HOST:PORT` when absent. */
  readonly baseUrl?: string | undefined;
  readonly trustedProxies?: readonly string[];
  readonly allowedHosts?: readonly string[];
  /** `VAUBAN_KEY`; the file `vauban.key` in the data folder when absent. */
  readonly key?: string | undefined;
  readonly metricsToken?: string | null;
  /** The provider of single sign-on that the environment names; null: none. */
  readonly identityProvider?: ProviderWish | null;
  readonly consoleFolder: string | null;
  readonly advisoriesFolder: string | null;
  readonly rules: readonly KnownRule[];
  readonly version: string;
  readonly logger: Logger;
  /** What this process does besides serving; null: other processes (`vauban worker`) do it. */
  readonly work: {
    readonly mail: WorkerOptions['mail'];
    readonly watch: ((blobs: BlobStore) => WorkerOptions['watch']) | null;
  } | null;
  /** Blobs in a folder of the data folder when absent. */
  readonly blobs?: BlobStore;
  readonly now?: () => Date;
}

export interface RunningServer {
  /** Where it listens. */
  readonly address: string;
  readonly baseUrl: string;
  /** Shown once; null when there is an administrator. */
  readonly firstAdministratorLink: string | null;
  readonly organisation: { readonly id: string; readonly slug: string };
  readonly store: Store;
  /** A token for whoever started the server, who owns its data anyway; it ends after a day. */
  localToken(name: string): Promise<string>;
  /** Ends what runs, then the database. Idempotent. */
  close(): Promise<void>;
}

/** Opens the store and serves. Throws `StoreError` or `ListenError`, one sentence with a way out. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const now = options.now ?? (() => new Date());
  const { home, databaseUrl, migrations, host, port, logger } = options;
  const upgradeBackup = options.upgradeBackup ?? true;
  const onBackup = (file: string) => logger.info({ file }, 'backup before the upgrade');
  const store = await openStore({ home, databaseUrl, migrations, now, upgradeBackup, onBackup });
  /** What runs over the store: what was begun last ends first, and all of it before the database. */
  const begun: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const stop of begun.reverse()) await stop();
    await store.close();
  };
  try {
    const keys = openKeys(home, options.key);
    await migrateQueue(store.pool, logger);
    const organisationId = await firstOrganisation(store.db, now());
    await keepEnvironmentProvider(store.db, keys, organisationId, options.identityProvider ?? null, now());
    const { slug } = await store.db
      .selectFrom('organisations')
      .select('slug')
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow();
    const metrics = createMetrics();
    const blobs = options.blobs ?? folderBlobs(join(home, 'blobs'));
    const settings = {
      version: options.version,
      baseUrl: (options.baseUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/+$/, ''),
      store: store.kind,
      advisoriesFolder: options.advisoriesFolder,
    };
    const { app, services } = await composeServer({
      store,
      keys,
      logger,
      now,
      metrics,
      settings,
      blobs,
      rules: options.rules,
      consoleFolder: options.consoleFolder,
      trustedProxies: options.trustedProxies ?? [],
      allowedHosts: options.allowedHosts ?? [],
      metricsToken: options.metricsToken ?? null,
    });
    begun.push(() => app.close());
    gaugeStore(metrics, store, () => statusOf(options.advisoriesFolder), now);
    const listening = await app.listen({ host, port }).catch((error: unknown) => {
      throw listenError(error, host, port);
    });
    const sweep = setInterval(() => {
      sweepUploads(services).catch((error: unknown) => logger.warn({ err: error }, 'uploads not swept'));
      forgetReports(services).catch((error: unknown) => logger.warn({ err: error }, 'old reports not forgotten'));
    }, SWEEP_MS);
    sweep.unref();
    resumeUploads(services).catch((error: unknown) => logger.warn({ err: error }, 'uploads not resumed'));
    const runner =
      options.work === null
        ? null
        : await startWorker({
            store,
            now,
            logger,
            keys,
            outward: services.outward,
            baseUrl: settings.baseUrl,
            metrics,
            mail: options.work.mail,
            watch: options.work.watch?.(blobs) ?? null,
          });
    const secret = await firstAdministratorSecret(store.db, organisationId, now());
    // jobs end after the requests that add them
    if (runner !== null) begun.unshift(() => runner.stop());
    let closing: Promise<void> | undefined;
    return {
      address: listening,
      baseUrl: settings.baseUrl,
      firstAdministratorLink: secret === null ? null : welcomeLink(settings.baseUrl, secret),
      organisation: { id: organisationId, slug },
      store,
      async localToken(name) {
        const wish = { organisationId, personId: null, projectId: null, name, role: 'administrator', days: 1 } as const;
        return (await makeToken(store.db, { ...wish, scopes: ['read', 'scan', 'release', 'administer'] }, now()))
          .secret;
      },
      close() {
        clearInterval(sweep);
        closing ??= end();
        return closing;
      },
    };
  } catch (error) {
    // what listens to the database would keep its pool open
    await end();
    throw error;
  }
}
