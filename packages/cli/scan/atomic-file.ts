import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileProblem } from '../command/problem.ts';

const PIECE = 1 << 20;

/**
 * Writes a file beside its place and moves it there: readers see the old one or the whole new one.
 * Nothing is left behind when it fails. Throws a `Problem` for what the file system refuses.
 */
export function writeAtomically(path: string, chunks: Iterable<string>, mode = 0o644): void {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  let handle: number | undefined;
  try {
    handle = openSync(aside, 'wx', mode);
    let waiting = '';
    for (const chunk of chunks) {
      waiting += chunk;
      if (waiting.length < PIECE) continue;
      writeAll(handle, waiting);
      waiting = '';
    }
    writeAll(handle, waiting);
    fsyncSync(handle);
    closeSync(handle);
    handle = undefined;
    renameSync(aside, path);
  } catch (error) {
    if (handle !== undefined) closeSync(handle);
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(aside, { force: true });
    throw fileProblem(error, 'write', path) ?? error;
  }
}

function writeAll(handle: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
}
