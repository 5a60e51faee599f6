import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { emptyDatabase, MIGRATIONS } from './testing.ts';

const now = () => new Date('2026-11-24T10:00:00Z');
const ends: (() => Promise<unknown>)[] = [];
let folder: string;
let pool: pg.Pool;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vauban-migrations-'));
  const { databaseUrl, drop } = await emptyDatabase();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => {});
  const ended = [pool, folder] as const;
  ends.push(async () => {
    await ended[0].end();
    await drop();
    rmSync(ended[1], { recursive: true, force: true });
  });
});
afterAll(async () => {
  for (const end of ends) await end();
});
const write = (name: string, sql: string) => writeFileSync(join(folder, `${name}.sql`), sql);
const tables = async () =>
  (
    await pool.query(
      "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
    )
  ).rows.map((row) => row.relname);

describe('migrations', () => {
  it('make the record in an empty database, and nothing the second time', async () => {
    const done = await migrate(pool, MIGRATIONS, now);
    expect(done[0]).toBe('0001_the_record');
    expect(await tables()).toContain('vulnerabilities');
    expect(await migrate(pool, MIGRATIONS, now)).toEqual([]);
  });

  it('that are killed half-way leave nothing of the half, and go on from there', async () => {
    write('0001_first', 'create table first (a int)');
    write('0002_second', 'create table second (a int); select pg_sleep(30); create table third (a int);');
    const killed = expect(migrate(pool, folder, now)).rejects.toThrow();
    await untilSleeping();
    await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(30)%' and pid <> pg_backend_pid()",
    );
    await killed;
    expect(await tables()).toEqual(['first', 'migrations']);
    write('0002_second', 'create table second (a int); create table third (a int);');
    expect(await migrate(pool, folder, now)).toEqual(['0002_second']);
    expect(await tables()).toEqual(['first', 'migrations', 'second', 'third']);
  });

  it('that fail leave the database as it was, and the next start may try again', async () => {
    write('0001_first', 'create table first (a int); select 1/0;');
    await expect(migrate(pool, folder, now)).rejects.toThrow(/division by zero/);
    expect(await tables()).toEqual(['migrations']);
    write('0001_first', 'create table first (a int)');
    expect(await migrate(pool, folder, now)).toEqual(['0001_first']);
  });

  it('are applied once when several servers start at once', async () => {
    write('0001_first', 'create table first (a int); select pg_sleep(0.1);');
    const done = await Promise.all([1, 2, 3].map(() => migrate(pool, folder, now)));
    expect(done.flat()).toEqual(['0001_first']);
  });

  it('of a newer version are not overruled, and a changed one is told', async () => {
    cpSync(MIGRATIONS, folder, { recursive: true });
    write('9998_future', 'create table future (a int)');
    await migrate(pool, folder, now);
    await expect(migrate(pool, MIGRATIONS, now)).rejects.toThrow(/newer Vauban \(migration 9998\)/);
    write('9998_future', 'create table other (a int)');
    await expect(migrate(pool, folder, now)).rejects.toThrow(/9998_future differs .* "vauban backup", then restore/);
  });
});

async function untilSleeping(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      "select from pg_stat_activity where wait_event = 'PgSleep' and query like '%pg_sleep(30)%'",
    );
    if (rowCount) return;
    await sleep(20);
  }
}
