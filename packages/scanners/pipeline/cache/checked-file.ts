import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentDigest } from './digest.ts';

const DIGEST = 32;
export const TEMPORARY = 'writing-';

/** Writes aside and renames, so that a reader sees the old content or the new one, whole. Throws what the system says. */
export function writeAtomically(path: string, chunks: Iterable<Uint8Array>): void {
  const temporary = join(dirname(path), `${TEMPORARY}${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      for (const chunk of chunks) writeAll(handle, chunk);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeAll(handle: number, chunk: Uint8Array): void {
  for (let at = 0; at < chunk.length; ) at += writeSync(handle, chunk, at);
}

/** Writes `body` with its digest in front. */
export function writeChecked(path: string, body: Uint8Array): void {
  writeAtomically(path, [contentDigest(body), body]);
}

/** The body of such a file; null when it is absent, cut, altered or unreadable. */
export function readChecked(path: string): Buffer | null {
  let whole: Buffer;
  try {
    whole = readFileSync(path);
  } catch {
    return null;
  }
  const body = whole.subarray(DIGEST);
  return whole.length >= DIGEST && contentDigest(body).equals(whole.subarray(0, DIGEST)) ? body : null;
}
