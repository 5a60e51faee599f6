import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Cluster, removeCluster, startCluster } from '../embedded/cluster.ts';
import { migrate } from '../migrate.ts';
import { OFFER_VARIABLE, type Offer } from './offer.ts';

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');
/** A cluster that nobody needs after the run: quick, not safe. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/**
 * One database server for a whole run of the tests, started when the first test asks for it:
 * the one of `DATABASE_URL`, else an embedded one in a temporary folder.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-tests-'));
  let made: Promise<Shared> | undefined;
  const door = createServer((socket) => {
    socket.on('error', () => {});
    made ??= prepare(folder);
    made.then(
      ({ offer }) => socket.end(JSON.stringify(offer)),
      (error: Error) => socket.end(JSON.stringify({ problem: error.message })),
    );
  });
  process.env[OFFER_VARIABLE] = await listen(door, join(folder, 'door'));
  return async () => {
    door.close();
    await made?.then((shared) => shared.end()).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  };
}

interface Shared {
  readonly offer: Offer;
  end(): Promise<void>;
}

async function prepare(folder: string): Promise<Shared> {
  const given = process.env.DATABASE_URL;
  const cluster = given ? undefined : await startCluster(folder, SETTINGS);
  // a run that is ended hard takes its database along
  const killed = () => cluster?.pid && process.kill(cluster.pid, 'SIGQUIT');
  process.once('exit', killed);
  const admin = given ?? (cluster as Cluster).connectionString;
  let template: string;
  try {
    template = await makeTemplate(admin);
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
  return {
    offer: { admin, template },
    async end() {
      process.off('exit', killed);
      if (given) await run(given, `drop database if exists ${template}`);
      await cluster?.stop();
      if (existsSync(folder) && cluster) await removeCluster(folder);
    },
  };
}

async function makeTemplate(admin: string): Promise<string> {
  const template = `vauban_template_${randomBytes(6).toString('hex')}`;
  await run(admin, `create database ${template}`);
  const pool = new pg.Pool({ connectionString: withDatabase(admin, template), max: 1 });
  try {
    await migrate(pool, MIGRATIONS, () => new Date());
  } finally {
    await pool.end();
  }
  return template;
}

async function run(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function withDatabase(connectionString: string, database: string): string {
  const address = new URL(connectionString);
  address.pathname = `/${database}`;
  return address.href;
}

function listen(server: Server, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.unref().listen(path, () => resolve(path));
  });
}
