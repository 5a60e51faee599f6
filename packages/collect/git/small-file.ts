import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** A regular file's bytes when it is there, no link, and not larger than `limit`; else null. Opens no pipe. */
export function readSmallFile(path: string | Buffer, limit: number): Buffer | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > limit) return null;
    const bytes = Buffer.alloc(stats.size);
    const length = readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes.subarray(0, length);
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}
