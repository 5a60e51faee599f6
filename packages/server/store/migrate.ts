import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { StoreError } from './store-error.ts';

/** One plain SQL file: `0001_the_record.sql`. A migration that has landed never changes. */
interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/**
 * Brings the schema up to date, each migration in a transaction of its own; a killed run resumes where it stood.
 * Several processes may call it at once: they take turns. `before` runs first where an older version left a schema; when
 * it fails nothing is changed.
 */
export async function migrate(
  pool: Pool,
  folder: string,
  now: () => Date,
  before: (newest: number) => Promise<void> = async () => {},
): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(8621867)');
    await client.query(
      'create table if not exists migrations (number int primary key, name text not null, digest text not null, applied_at timestamptz not null)',
    );
    const { rows } = await client.query<{ number: number; digest: string }>('select number, digest from migrations');
    const applied = new Map(rows.map((row) => [row.number, row.digest]));
    checkHistory(migrations, applied);
    const done: string[] = [];
    const waiting = migrations.filter(({ number }) => !applied.has(number));
    if (waiting.length > 0 && applied.size > 0) await before(Math.max(...applied.keys()));
    for (const migration of waiting) {
      await client.query('begin');
      await client.query(migration.sql);
      await client.query('insert into migrations values ($1, $2, $3, $4)', [
        migration.number,
        migration.name,
        migration.digest,
        now(),
      ]);
      await client.query('commit');
      done.push(migration.name);
    }
    await client.query('select pg_advisory_unlock(8621867)');
    client.release();
    return done;
  } catch (error) {
    client.release(true); // ends the connection: rolls back and frees the lock
    throw error;
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      return {
        number: Number(file.slice(0, 4)),
        name: file.slice(0, -4),
        sql,
        digest: createHash('sha256').update(sql).digest('hex'),
      };
    });
}

function checkHistory(migrations: readonly Migration[], applied: ReadonlyMap<number, string>): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const [number, digest] of applied) {
    const migration = known.get(number);
    if (!migration) {
      throw new StoreError(
        `The database was written by a newer Vauban (migration ${number}); install that version or restore a backup.`,
      );
    }
    if (migration.digest !== digest) {
      throw new StoreError(
        `Migration ${migration.name} differs from the one that this database was made with: it was made by another build. Start that build and back up with "vauban backup", then restore into an empty place with this one.`,
      );
    }
  }
}
