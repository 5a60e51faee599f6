import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import type * as z from 'zod';
import type { BlobStore } from '../blobs/blob-store.ts';
import { quoted } from './backup.ts';
import { BackupError } from './backup-error.ts';
import { cutOff, type Frame, RowCount, readFrames } from './frames.ts';
import * as said from './manifest.ts';
import { tablesOf } from './tables.ts';

export interface RestoreInput {
  readonly pool: Pool;
  readonly blobs: BlobStore;
  readonly file: string;
  /** Where the key is written when the backup holds one; it must not be there yet. */
  readonly keyFile?: string;
}

export interface RestoreOutcome {
  readonly made: string;
  readonly tables: number;
  readonly rows: number;
  readonly blobs: number;
  /** Whether the key that protects stored credentials came along. */
  readonly key: boolean;
}

/**
 * Brings a backup back into an empty place: all of it, or nothing of the database. The database must have the
 * migrations that the backup names, or more that only add. Throws `BackupError`.
 */
export async function restore(input: RestoreInput): Promise<RestoreOutcome> {
  const head = await readHead(input.file);
  const client = await input.pool.connect();
  let keyWritten = false;
  try {
    await client.query('begin');
    await checkPlace(client, head);
    const reading = new Reading(client, input.blobs);
    for await (const frame of framesIn(input.file)) {
      if (frame.kind === 'K' && input.keyFile !== undefined) {
        await writeKey(input.keyFile, frame.bytes);
        keyWritten = true;
      } else await reading.take(frame);
    }
    const { rows, tables, blobs } = reading.check();
    await client.query('commit');
    return { made: head.made, tables, rows, blobs, key: keyWritten };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if (keyWritten && input.keyFile !== undefined) await rm(input.keyFile, { force: true });
    throw error;
  } finally {
    client.release();
  }
}

/** What a backup says of itself, without reading all of it. */
export async function readHead(file: string): Promise<said.Head> {
  for await (const { kind, bytes } of framesIn(file)) {
    if (kind === 'H') return parsed(said.head, bytes);
    break;
  }
  throw new BackupError('This file is no backup of Vauban, or it is damaged.');
}

async function* framesIn(file: string): AsyncGenerator<Frame> {
  const bytes = createReadStream(file);
  const gunzip = createGunzip();
  const plain = new PassThrough();
  bytes.on('error', (error) => plain.destroy(error));
  gunzip.on('error', (error) => plain.destroy(error));
  bytes.pipe(gunzip).pipe(plain);
  try {
    yield* readFrames(plain);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw cutOff();
    if (code?.startsWith('Z_')) throw new BackupError('This file is no backup of Vauban, or it is damaged.', { cause });
    if (code === 'ENOENT' || code === 'EACCES') throw new BackupError(`${file} cannot be read (${code}).`, { cause });
    throw cause;
  } finally {
    bytes.destroy();
    gunzip.destroy();
  }
}

async function checkPlace(client: PoolClient, head: said.Head): Promise<void> {
  const { rows } = await client.query<{ number: number }>('select number from migrations');
  const here = new Set(rows.map(({ number }) => number));
  if (head.migrations.some((number) => !here.has(number))) {
    throw new BackupError('The backup was made by a newer Vauban; restore it with that version.');
  }
  for (const { name } of await tablesOf(client)) {
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`);
    if (rowCount) {
      throw new BackupError(
        'A backup is restored into an empty place only, and this database holds data; name another.',
      );
    }
  }
}

/** Puts frames where they belong and counts what came. */
class Reading {
  readonly #client: PoolClient;
  readonly #blobs: BlobStore;
  readonly #counts = new Map<string, RowCount>();
  #table: z.infer<typeof said.table> | undefined;
  #blob: { digest: string; bytes: PassThrough; kept: Promise<{ digest: string }> } | undefined;
  #blobCount = 0;
  #end: said.Manifest | undefined;

  constructor(client: PoolClient, blobs: BlobStore) {
    this.#client = client;
    this.#blobs = blobs;
  }

  async take({ kind, bytes }: Frame): Promise<void> {
    if (kind !== 'C') await this.#endBlob();
    if (kind === 'T') {
      this.#table = parsed(said.table, bytes);
      this.#counts.set(this.#table.name, new RowCount());
    } else if (kind === 'R') await this.#rows(bytes);
    else if (kind === 'B') {
      const stream = new PassThrough();
      const kept = this.#blobs.put(stream);
      kept.catch(() => {}); // told when the blob ends
      this.#blob = { digest: parsed(said.blob, bytes).digest, bytes: stream, kept };
    } else if (kind === 'C' && this.#blob) {
      const { bytes: stream, kept } = this.#blob;
      if (!stream.write(bytes)) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), kept]);
    } else if (kind === 'E') this.#end = parsed(said.manifest, bytes);
  }

  /** All that the manifest names has come, as it was written. */
  check(): { rows: number; tables: number; blobs: number } {
    if (!this.#end) throw cutOff();
    let rows = 0;
    for (const [name, expected] of Object.entries(this.#end.tables)) {
      const sum = this.#counts.get(name)?.sum();
      if (sum?.rows !== expected.rows || sum.digest !== expected.digest) {
        throw new BackupError(`The backup is damaged: the rows of ${name} are not those that were written.`);
      }
      rows += sum.rows;
    }
    if (this.#blobCount !== this.#end.blobs) throw new BackupError('The backup is damaged: blobs are missing.');
    return { rows, tables: this.#counts.size, blobs: this.#blobCount };
  }

  async #rows(bytes: Buffer): Promise<void> {
    const table = this.#table;
    const count = table && this.#counts.get(table.name);
    if (!table || !count) throw new BackupError('This file is no backup of Vauban, or it is damaged.');
    const columns = table.columns.map(quoted).join(', ');
    const { rowCount } = await this.#client.query(
      `insert into ${quoted(table.name)} (${columns})
       select ${columns} from json_populate_recordset(null::${quoted(table.name)}, $1::json)`,
      [bytes.toString()],
    );
    count.add(bytes, rowCount ?? 0);
  }

  async #endBlob(): Promise<void> {
    if (!this.#blob) return;
    const { digest, bytes, kept } = this.#blob;
    this.#blob = undefined;
    bytes.end();
    if ((await kept).digest !== digest) throw new BackupError(`The backup is damaged: the blob ${digest} is another.`);
    this.#blobCount += 1;
  }
}

async function writeKey(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((cause: unknown) => {
    throw new BackupError(`The key file ${file} is there already; name an empty place.`, { cause });
  });
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
}

function parsed<Shape extends z.ZodType>(shape: Shape, bytes: Buffer): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw new BackupError('This file is no backup of Vauban, or it is damaged.', { cause });
  }
}
