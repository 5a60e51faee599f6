import { rm } from 'node:fs/promises';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Cluster, removeCluster, startCluster } from './embedded/cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import { StoreError } from './store-error.ts';
import { backupBeforeUpgrade } from './upgrade-backup.ts';

/** The record's database, migrated and ready. */
export interface Store {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  /** `embedded`, or `server` when `DATABASE_URL` was given. */
  readonly kind: 'embedded' | 'server';
  readonly connectionString: string;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** The data folder; the embedded database lies in it, or beside it when root starts it. */
  readonly home: string;
  readonly databaseUrl?: string | undefined;
  readonly migrations: string;
  readonly now: () => Date;
  readonly connections?: number;
  /** False: a newer version changes the database without a backup before; the person has one. */
  readonly upgradeBackup?: boolean;
  /** Told of the file that holds what was there before an upgrade. */
  readonly onBackup?: (file: string) => void;
}

const types = {
  // bigint and count(*): our numbers stay far below 2^53
  [pg.types.builtins.INT8]: (text: string) => Number(text),
  // a day is a day, not a moment in some zone
  [pg.types.builtins.DATE]: (text: string) => text,
};

/** Starts or reaches the database. Throws `StoreError` with a way out. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const unlock = options.databaseUrl ? () => {} : lockFolder(options.home);
  let cluster: Cluster | undefined;
  let pool: pg.Pool | undefined;
  const close = async () => {
    await pool?.end();
    await cluster?.stop();
    unlock();
  };
  try {
    if (!options.databaseUrl) cluster = await startCluster(options.home);
    pool = new pg.Pool({
      ...(cluster ? cluster.connection : { connectionString: options.databaseUrl }),
      max: options.connections ?? 20,
      application_name: 'vauban',
      // what is asked is short and its rows are mostly in memory: compiling a plan costs more than it saves
      onConnect: async (client: pg.ClientBase) => {
        await client.query("set jit = off; set random_page_cost = 1.1; set work_mem = '16MB'");
      },
      types: { getTypeParser: (id: number, format?: 'text' | 'binary') => parserOf(id, format) },
    } as pg.PoolConfig);
    pool.on('error', () => {}); // an idle connection that breaks is replaced by the next query
    await checkServer(pool);
    const reached = pool;
    await migrate(pool, options.migrations, options.now, async (newest) => {
      if (options.upgradeBackup === false) return;
      const file = await backupBeforeUpgrade({ pool: reached, home: options.home, newest, now: options.now });
      if (file !== null) options.onBackup?.(file);
    });
    // documents inside jsonb keep their keys: a path such as `my_file.ts` may be one
    const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), plugins });
    const connectionString = cluster?.connectionString ?? String(options.databaseUrl);
    return { db, pool, kind: cluster ? 'embedded' : 'server', connectionString, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function parserOf(id: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return (
    types[id] ?? (pg.types.getTypeParser as (id: number, format?: string) => (text: string) => unknown)(id, format)
  );
}

async function checkServer(pool: pg.Pool): Promise<void> {
  let version: number;
  try {
    const { rows } = await pool.query('show server_version_num');
    version = Number(rows[0]?.server_version_num);
  } catch (cause) {
    throw new StoreError(`The database cannot be reached (${(cause as Error).message}); check DATABASE_URL.`, {
      cause,
    });
  }
  if (version < 150000) {
    throw new StoreError('The database server is older than PostgreSQL 15; use 15 or newer.');
  }
}

/** Takes away all that a closed embedded store left for a data folder, where root's lies beside it too. */
export async function removeStore(home: string): Promise<void> {
  await removeCluster(home);
  await rm(home, { recursive: true, force: true });
}
