import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { History } from '@vauban/collect';
import type { Target } from '@vauban/scanners';
import { fileProblem, Problem } from '../command/problem.ts';

/** Where configuration comes from: the working tree, or a commit. Paths are relative to the scanned folder. */
export interface Shelf {
  /** For people: `vauban.yaml`, or `vauban.yaml at origin/main`. */
  shown(path: string): string;
  /** A regular file's bytes, at most `limit` of them; null when there is none. */
  read(path: string, limit: number): Promise<Buffer | null>;
  /** Names of the files right in a folder, sorted; none when it is not there. */
  list(folder: string): Promise<string[]>;
}

/** Files as they lie on disk; a link or a device in their place is refused. */
export function folderShelf(root: string): Shelf {
  return {
    shown: (path) => path,
    read: async (path, limit) => readRegular(resolve(root, path), path, limit),
    list: async (folder) => filesIn(resolve(root, folder), folder),
  };
}

/** Files as they were at a commit. `ref` is shown to people. */
export function commitShelf(history: Pick<History, 'readAt' | 'baseTarget'>, commit: string, ref: string): Shelf {
  return {
    shown: (path) => `${path} at ${ref}`,
    read: async (path, limit) => {
      const bytes = await history.readAt(commit, path);
      if (bytes !== null && bytes.length > limit) throw tooLarge(`${path} at ${ref}`, limit);
      return bytes;
    },
    list: async (folder) => namesIn(folder, await history.baseTarget(commit, { include: [`${folder}/`], exclude: [] })),
  };
}

/** The files of a collected target: nothing outside of it can be read. */
export function targetShelf(target: Target): Shelf {
  return {
    shown: (path) => path,
    read: async (path, limit) => {
      const file = target.files.find((one) => one.path === path);
      return file === undefined ? null : await target.read(file, limit);
    },
    list: async (folder) => namesIn(folder, target),
  };
}

function readRegular(path: string, shown: string, limit: number): Buffer | null {
  let handle: number | undefined;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const facts = fstatSync(handle);
    if (!facts.isFile()) throw new Problem(`${shown} is no regular file. Replace it by one.`);
    if (facts.size > limit) throw tooLarge(shown, limit);
    return readFileSync(handle);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'ELOOP' || code === 'ENXIO') throw new Problem(`${shown} is no regular file. Replace it by one.`);
    throw fileProblem(error, 'read', shown) ?? error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function namesIn(folder: string, { files }: Target): string[] {
  return files
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path }) => path.slice(folder.length + 1))
    .filter((name) => !name.includes('/'));
}

function filesIn(path: string, shown: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileProblem(error, 'read', shown) ?? error;
  }
}

function tooLarge(shown: string, limit: number): Problem {
  return new Problem(`${shown} is larger than ${Math.round(limit / 1024)} KiB. Make it smaller.`);
}
