import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BlobError } from './blob-store.ts';
import { Digesting, streamOf } from './digest.ts';

export interface Spooled {
  readonly file: string;
  readonly digest: string;
  readonly size: number;
}

/** Writes bytes into a file of their own, on the disk when it answers; a failure leaves nothing. */
export async function spool(folder: string, bytes: Readable | Uint8Array): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, randomUUID());
  const digesting = new Digesting();
  try {
    await pipeline(streamOf(bytes), digesting, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    await syncPath(file);
    return { file, digest: digesting.digest, size: digesting.size };
  } catch (error) {
    await rm(file, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
    throw new BlobError('full', `The disk of ${folder} is full; make room and send it again.`, { cause: error });
  }
}

export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
