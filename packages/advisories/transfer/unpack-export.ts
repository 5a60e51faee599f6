import { createHash } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AdvisoryError } from '../advisory-error.ts';
import { END } from './export-file.ts';

const MOST_BYTES = 40e9;
const MOST_RATIO = 200;
const SMALL = 64e6;
const LAST_LINE = 1 + 64 + 1;
const READ = 1 << 20;
const LONGEST_LINE = 32e6;

export function damaged(file: string, why: string, cause?: unknown): AdvisoryError {
  return new AdvisoryError(
    'broken-file',
    `${file} cannot be imported: ${why}. Copy it again, or export it again where it came from.`,
    { cause },
  );
}

/** Unpacks an export beside and checks the digest that it ends with; answers that digest. */
export async function unpackExport(file: string, target: string, signal: AbortSignal | undefined): Promise<string> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw damaged(file, 'there is no such file');
  const most = Math.min(MOST_BYTES, Math.max(SMALL, statSync(file).size * MOST_RATIO));
  const hash = createHash('sha256');
  let bytes = 0;
  let last = Buffer.alloc(0);
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) return done(damaged(file, 'it unpacks to far more than it should'));
      // the last line is no part of what it digests
      const held = Buffer.concat([last, chunk]);
      const ready = Math.max(0, held.length - LAST_LINE);
      hash.update(held.subarray(0, ready));
      last = held.subarray(ready);
      done(null, chunk);
    },
  });
  const out = createWriteStream(target);
  try {
    await pipeline(createReadStream(file), createGunzip(), check, out, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('Z_')) throw damaged(file, 'it is damaged or no export', error);
    throw error;
  }
  const sha256 = hash.digest('hex');
  if (last.toString('latin1') !== `${END}${sha256}\n`) throw damaged(file, 'its digest does not fit its content');
  return sha256;
}

/** The lines of a file, without their ends; a line is valid until the next one. */
export function* linesIn(file: string): Generator<Buffer, void, undefined> {
  const fd = openSync(file, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.allocUnsafe(READ);
      const count = readSync(fd, chunk, 0, READ, null);
      if (count === 0) break;
      const held = rest.length === 0 ? chunk.subarray(0, count) : Buffer.concat([rest, chunk.subarray(0, count)]);
      let start = 0;
      for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10, start)) {
        yield held.subarray(start, end);
        start = end + 1;
      }
      rest = held.subarray(start);
      if (rest.length > LONGEST_LINE) throw damaged(file, 'it has an endless line');
    }
    if (rest.length > 0) yield rest;
  } finally {
    closeSync(fd);
  }
}
