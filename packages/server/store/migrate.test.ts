import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

describe('a database of before, with its data', () => {
  it('gets every fingerprint that its events name, and the words that people search', async () => {
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0004'))
      cpSync(join(MIGRATIONS, file), join(folder, file));
    await migrate(pool, folder, now);
    const [org, project, one, two] = [1, 2, 3, 4].map((n) => `00000000-0000-7000-8000-00000000000${n}`);
    const described = (vulnerability: unknown) => ({
      scheme: 'vauban/1',
      fingerprint: 'same',
      vulnerability_id: vulnerability,
    });
    const run = (text: string, ...values: unknown[]) => pool.query(text, values);
    await run("insert into organisations values ($1, 'home', 'Home', now())", org);
    await run(
      "insert into projects (organisation_id, project_id, slug, name, created_at) values ($1, $2, 'p', 'P', now())",
      org,
      project,
    );
    const findings = { findings: [described(one), described(two)] };
    await run(
      `insert into events (organisation_id, sequence, event_id, kind, version, at, actor_kind, project_id, data)
       values ($1, 1, $2, 'vulnerability.described', 1, now(), 'scan', $2, $3)`,
      org,
      project,
      findings,
    );
    await run("insert into vulnerability_fingerprints values ($1, $2, 'vauban/1', 'same', $3)", org, project, one);
    const detail = { title: 'SQL in Größe', rule: 'code/sql', location: { path: `src/${'x'.repeat(200)}.ts` } };
    await run('insert into vulnerability_details values ($1, $2, $3)', org, one, detail);
    const done = await migrate(pool, MIGRATIONS, now);
    expect(done[0]).toBe('0004_shared_fingerprints');
    const prints = await run('select vulnerability_id from vulnerability_fingerprints order by 1');
    expect(prints.rows.map((row) => row.vulnerability_id)).toEqual([one, two]);
    const words = await run('select word from search_words order by word');
    expect(words.rows.map(({ word }) => word)).toEqual(['*', 'code', 'e', 'gr', 'in', 'sql', 'src', 'ts']);
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
