import { createWriteStream } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import type { BlobStore } from '../blobs/blob-store.ts';
import { BackupError } from './backup-error.ts';
import { frameOf, jsonFrame, RowCount } from './frames.ts';
import { FORMAT, type Head, type Manifest } from './manifest.ts';
import { type TableShape, tablesOf } from './tables.ts';

const ROWS_AT_ONCE = 500;
/** Events hold descriptions by the hundred. */
const LARGE_ROWS: ReadonlyMap<string, number> = new Map([
  ['events', 10],
  ['scans', 10],
]);

export interface BackupInput {
  readonly pool: Pool;
  /** Null: they stay where they are, and the backup is brought back beside them. */
  readonly blobs: BlobStore | null;
  readonly file: string;
  /** The file of the key that protects stored credentials; without it a backup opens none of them. */
  readonly keyFile?: string;
  readonly now: () => Date;
}

export interface BackupOutcome {
  readonly tables: number;
  readonly rows: number;
  readonly blobs: number;
}

/**
 * Writes everything into one file: the database as it stands at one moment, and every blob.
 * The file has its name only once it is whole and on the disk. Throws `BackupError`.
 */
export async function backup(input: BackupInput): Promise<BackupOutcome> {
  const aside = `${input.file}.part`;
  const client = await input.pool.connect();
  const told = { tables: 0, rows: 0, blobs: 0 };
  try {
    await client.query('begin isolation level repeatable read read only');
    const frames = Readable.from(framesOf(client, input, told), { objectMode: false });
    await pipeline(frames, createGzip({ level: 6 }), createWriteStream(aside, { flags: 'w', mode: 0o600 }));
    await onDisk(aside);
    await rename(aside, input.file);
    return told;
  } catch (cause) {
    await rm(aside, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new BackupError(`The disk of ${input.file} is full; no backup was made.`, { cause });
    if (code === 'ENOENT' || code === 'EACCES') {
      throw new BackupError(`${input.file} cannot be written (${code}); no backup was made.`, { cause });
    }
    throw cause;
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

async function* framesOf(
  client: PoolClient,
  input: BackupInput,
  told: Writable<BackupOutcome>,
): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ number: number }>('select number from migrations order by number');
  const migrations = rows.map(({ number }) => number);
  const withKey = input.keyFile !== undefined;
  yield* jsonFrame('H', { format: FORMAT, made: input.now().toISOString(), migrations, withKey } satisfies Head);
  const tables: Manifest['tables'] = {};
  for (const shape of await tablesOf(client)) {
    const count = new RowCount();
    yield* jsonFrame('T', { name: shape.name, columns: shape.columns });
    for await (const { bytes, amount } of rowsOf(client, shape)) {
      count.add(bytes, amount);
      yield* frameOf('R', bytes);
    }
    tables[shape.name] = count.sum();
    told.tables += 1;
    told.rows += count.rows;
  }
  if (input.blobs !== null) {
    for await (const digest of input.blobs.list()) {
      yield* jsonFrame('B', { digest });
      for await (const chunk of await input.blobs.get(digest)) yield* frameOf('C', chunk as Buffer);
      told.blobs += 1;
    }
  }
  if (input.keyFile !== undefined) yield* frameOf('K', await readFile(input.keyFile));
  yield* jsonFrame('E', { tables, blobs: told.blobs } satisfies Manifest);
}

/** Rows as JSON arrays, as PostgreSQL itself writes them: no number or moment goes through JavaScript. */
async function* rowsOf(
  client: PoolClient,
  { name, key }: TableShape,
): AsyncGenerator<{ bytes: Buffer; amount: number }> {
  const order = key.length > 0 ? `order by ${key.map(quoted).join(', ')}` : '';
  await client.query(
    `declare backup_rows no scroll cursor for select row_to_json(t)::text from ${quoted(name)} t ${order}`,
  );
  for (;;) {
    const most = LARGE_ROWS.get(name) ?? ROWS_AT_ONCE;
    const { rows } = await client.query({ text: `fetch ${most} from backup_rows`, rowMode: 'array' });
    if (rows.length === 0) break;
    yield { bytes: Buffer.from(`[${rows.map(([row]) => row).join(',')}]`), amount: rows.length };
  }
  await client.query('close backup_rows');
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };
