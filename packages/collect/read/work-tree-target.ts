import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync, realpathSync } from 'node:fs';
import { CannotRead, type Target } from '@vauban/scanners';
import type { ListedFile, ListedFiles } from '../walk/listed-files.ts';
import { pathBelow } from '../walk/path-text.ts';
import { identityOf } from './identity.ts';
import { isLfsPointer, LONGEST_POINTER } from './lfs-pointer.ts';

const SAFELY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

/** The files of a folder, read where they lie. */
export function workTreeTarget(key: string, listed: ListedFiles): Target {
  const whereIs = canAskForTheOpenFile(listed.root) ? whereTheOpenFileIs : whereTheFolderIs;
  return {
    key,
    files: listed.files,
    gaps: listed.gaps,
    read: (file, limit) => readListed(listed, file as ListedFile, limit, whereIs),
  };
}

type WhereIs = (descriptor: number, path: string | Buffer) => Buffer;

function readListed(listed: ListedFiles, file: ListedFile, limit: number, whereIs: WhereIs): Buffer {
  const path = pathBelow(listed.root, listed.oddNames.get(file.path) ?? { text: file.path, bytes: null });
  const descriptor = open(path);
  try {
    assertSame(descriptor, file);
    if (file.size > limit) throw new CannotRead('too-big', `larger than ${limit} bytes`);
    if (!whereIs(descriptor, path).equals(Buffer.from(path))) {
      throw new CannotRead('changed-while-read', 'a folder above it was replaced since the files were listed');
    }
    const bytes = readWhole(descriptor, file.size);
    assertSame(descriptor, file);
    if (bytes.length <= LONGEST_POINTER && isLfsPointer(bytes)) {
      throw new CannotRead('lfs-pointer', 'a Git LFS pointer; fetch the content (git lfs pull) to have it scanned');
    }
    return bytes;
  } catch (error) {
    throw error instanceof CannotRead ? error : new CannotRead('unreadable', reasonOf(error));
  } finally {
    closeSync(descriptor);
  }
}

function open(path: string | Buffer): number {
  try {
    return openSync(path, SAFELY);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'EMLINK') {
      throw new CannotRead('changed-while-read', 'gone or replaced since the files were listed');
    }
    // a pipe without a reader, a socket
    if (code === 'ENXIO') throw new CannotRead('special', 'no regular file any more');
    throw new CannotRead('unreadable', reasonOf(error));
  }
}

function assertSame(descriptor: number, file: ListedFile): void {
  const stats = fstatSync(descriptor, { bigint: true });
  if (!stats.isFile()) throw new CannotRead('special', 'no regular file any more');
  if (identityOf(stats) !== file.identity) {
    throw new CannotRead('changed-while-read', 'changed since the files were listed; scan again');
  }
}

function readWhole(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, Math.min(size - length, 2 ** 30), null);
    if (read === 0) throw new CannotRead('changed-while-read', 'became shorter while it was read');
    length += read;
  }
  return bytes;
}

/** Linux tells where an open file lies, which no swap of folders between two calls can fool. */
function whereTheOpenFileIs(descriptor: number): Buffer {
  return readlinkSync(`/proc/self/fd/${descriptor}`, 'buffer');
}

function whereTheFolderIs(_descriptor: number, path: string | Buffer): Buffer {
  const bytes = Buffer.from(path);
  const folder = realpathSync.native(bytes.subarray(0, bytes.lastIndexOf(0x2f)), 'buffer');
  return Buffer.concat([folder, bytes.subarray(bytes.lastIndexOf(0x2f))]);
}

function canAskForTheOpenFile(root: string): boolean {
  try {
    const descriptor = openSync(`${root}/`, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      return whereTheOpenFileIs(descriptor).equals(Buffer.from(root === '' ? '/' : root));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}
