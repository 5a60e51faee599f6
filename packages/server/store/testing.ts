import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { openStore, type Store } from './open.ts';
import { OFFER_VARIABLE, type Offer } from './testing/offer.ts';

/** The migrations of this version. */
export const MIGRATIONS = join(import.meta.dirname, 'migrations');

export interface TestStore extends Store {
  /** Names the database, for a second store or a child process on it. */
  readonly databaseUrl: string;
}

/**
 * A migrated, empty database of its own for a test file, in the server that the whole run shares
 * (`DATABASE_URL` when given, else an embedded one). `close()` ends it: call it in `afterAll`.
 */
export async function freshStore(now: () => Date = () => new Date()): Promise<TestStore> {
  const offer = await ask();
  const { databaseUrl, drop } = await createDatabase(offer, `template ${offer.template}`);
  const store = await openStore({ home: '', databaseUrl, migrations: MIGRATIONS, now, connections: 8 });
  return {
    ...store,
    databaseUrl,
    close: async () => {
      await store.close();
      await drop();
    },
  };
}

/** An empty database without any table. */
export async function emptyDatabase(): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  return createDatabase(await ask(), 'template template0');
}

async function createDatabase(offer: Offer, how: string): Promise<{ databaseUrl: string; drop: () => Promise<void> }> {
  const name = `vauban_test_${randomBytes(8).toString('hex')}`;
  await asAdmin(offer, `create database ${name} ${how}`);
  const address = new URL(offer.admin);
  address.pathname = `/${name}`;
  return { databaseUrl: address.href, drop: () => asAdmin(offer, `drop database if exists ${name} with (force)`) };
}

async function asAdmin({ admin }: Offer, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function ask(): Promise<Offer> {
  const door = process.env[OFFER_VARIABLE];
  if (!door) throw new Error('No shared database: vitest.config.ts must name store/testing/global-setup.ts.');
  const answer = JSON.parse(await text(connect(door))) as Offer & { problem?: string };
  if (answer.problem !== undefined) throw new Error(answer.problem);
  return answer;
}
