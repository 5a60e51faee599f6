import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHead, restore } from '../backup/index.ts';
import { folderBlobs } from '../blobs/index.ts';
import { rebuild } from '../record/index.ts';
import { migrate } from './migrate.ts';
import { openStore } from './open.ts';
import { emptyDatabase, MIGRATIONS } from './testing.ts';

const now = () => new Date('2026-11-24T12:00:00Z');
const FIRST = readFileSync(join(import.meta.dirname, 'fixtures/first-release.sql'), 'utf8');
const ends: (() => Promise<unknown>)[] = [];
let home: string;
let ofTheFirst: string;
let databaseUrl: string;
let pool: pg.Pool;

beforeAll(() => {
  ofTheFirst = mkdtempSync(join(tmpdir(), 'vauban-first-'));
  for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0004')) {
    cpSync(join(MIGRATIONS, file), join(ofTheFirst, file));
  }
});
afterAll(async () => {
  for (const end of ends) await end();
  rmSync(ofTheFirst, { recursive: true, force: true });
});

async function firstSchema(): Promise<{ databaseUrl: string; pool: pg.Pool }> {
  const made = await emptyDatabase();
  const reached = new pg.Pool({ connectionString: made.databaseUrl, max: 3 });
  reached.on('error', () => {});
  ends.push(async () => {
    await reached.end();
    await made.drop();
  });
  await migrate(reached, ofTheFirst, now);
  return { databaseUrl: made.databaseUrl, pool: reached };
}

describe('a database that the first release wrote', () => {
  const files: string[] = [];
  const start = () =>
    openStore({ home, databaseUrl, migrations: MIGRATIONS, now, connections: 4, onBackup: (file) => files.push(file) });

  beforeEach(async () => {
    files.length = 0;
    home = mkdtempSync(join(tmpdir(), 'vauban-upgrade-'));
    ends.push(async () => rmSync(home, { recursive: true, force: true }));
    ({ databaseUrl, pool } = await firstSchema());
    await pool.query(FIRST);
  });

  it('is written to a file, then upgraded with all that is in it', async () => {
    const store = await start();
    const shown = await store.pool.query('select number, path, state, decision from vulnerabilities order by number');
    const { organisationId } = await store.db.selectFrom('organisations').selectAll().executeTakeFirstOrThrow();
    const { differences } = await rebuild(store, organisationId);
    await store.close();
    expect(shown.rows).toEqual([
      { number: 1, path: 'package-lock.json', state: 'open', decision: 'accepted' },
      { number: 2, path: 'src/a.ts', state: 'open', decision: null },
      { number: 3, path: 'src/d.ts', state: 'open', decision: null },
      { number: 4, path: 'src/c.ts', state: 'gone', decision: null },
      { number: 5, path: 'config.ts', state: 'open', decision: null },
      { number: 6, path: 'src/a.ts', state: 'open', decision: null },
    ]);
    expect(differences).toEqual([]);
    expect(files).toEqual([join(home, 'backups', 'before-upgrade-from-0003-20261124T120000.backup')]);
    expect((await readHead(files[0] ?? '')).migrations).toEqual([1, 2, 3]);
    await (await start()).close();
    expect(files).toHaveLength(1);
  });

  it('comes back from that file as it was, for the version that wrote it', async () => {
    const before = await rowsOf(pool);
    await (await start()).close();
    const again = await firstSchema();
    const back = { pool: again.pool, blobs: folderBlobs(join(home, 'blobs')), file: files[0] ?? '' };
    await restore(back);
    expect(await rowsOf(again.pool)).toEqual(before);
    expect(await rowsOf(pool)).not.toEqual(before);
  });

  it('is not touched where no backup can be made', async () => {
    writeFileSync(join(home, 'backups'), 'a file stands in the way');
    await expect(start()).rejects.toThrow(/not upgraded without a backup.*EEXIST.*VAUBAN_UPGRADE_BACKUP=off/);
    expect(await applied(pool)).toEqual([1, 2, 3]);
    const store = await openStore({ home, databaseUrl, migrations: MIGRATIONS, now, upgradeBackup: false });
    await store.close();
    expect(await applied(pool)).toContain(8);
  });

  it('that is killed in the middle of a migration keeps nothing of the half, and the next start goes on', async () => {
    const inTheWay = await pool.connect();
    await inTheWay.query('begin');
    await inTheWay.query('lock table decisions in access share mode'); // 0008 changes it after `vulnerabilities`
    const ended = start().then(
      () => 'upgraded',
      () => 'killed',
    );
    await endWaiting(pool);
    expect(await ended).toBe('killed');
    await inTheWay.query('rollback');
    inTheWay.release();
    expect(await applied(pool)).toEqual([1, 2, 3, 4, 5, 6]);
    const columns =
      "select from information_schema.columns where table_name = 'vulnerabilities' and column_name = 'due'";
    expect((await pool.query(columns)).rowCount).toBe(0);
    const store = await start();
    const { organisationId } = await store.db.selectFrom('organisations').selectAll().executeTakeFirstOrThrow();
    expect((await rebuild(store, organisationId)).differences).toEqual([]);
    await store.close();
  });
});

async function applied(from: pg.Pool): Promise<number[]> {
  return (await from.query('select number from migrations order by number')).rows.map(({ number }) => number);
}

async function rowsOf(from: pg.Pool): Promise<unknown> {
  const { rows } = await from.query(`select
    (select json_agg(to_json(v) order by v.number) from vulnerabilities v) as vulnerabilities,
    (select json_agg(to_json(e) order by e.sequence) from events e) as events`);
  return rows[0];
}

/** Ends the session that waits for the lock. */
async function endWaiting(from: pg.Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await from.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rowCount) return;
    await sleep(20);
  }
}
