import { mkdirSync, readdirSync, rmSync, statSync, unlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPORARY } from './checked-file.ts';

/** The layout of everything below; a cache of another layout is not read, an older one is removed. */
const LAYOUT = 1;
const HOUR = 3_600_000;

export interface CacheFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

/** Makes the folder of this layout, for its owner alone, and removes those of older layouts. Throws what the system says. */
export function prepareFolder(cacheFolder: string): string {
  const folder = join(cacheFolder, `scan-${LAYOUT}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(cacheFolder)) {
    const layout = /^scan-(\d+)$/.exec(name)?.[1];
    if (layout !== undefined && Number(layout) < LAYOUT)
      rmSync(join(cacheFolder, name), { recursive: true, force: true });
  }
  return folder;
}

/** The finished files, oldest first; what a dead writer left behind is removed after an hour. */
export function cacheFiles(folder: string, now: number): CacheFile[] {
  const files: CacheFile[] = [];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const facts = statSync(path, { throwIfNoEntry: false });
    if (!facts?.isFile()) continue;
    if (!name.startsWith(TEMPORARY)) files.push({ name, path, size: facts.size, modified: facts.mtimeMs });
    else if (now - facts.mtimeMs > HOUR) removeQuietly(path);
  }
  return files.sort((a, b) => a.modified - b.modified || (a.name < b.name ? -1 : 1));
}

/** Removes the files that were used longest ago until all together are below the limit. */
export function evict(folder: string, limit: number, now: number): void {
  const files = cacheFiles(folder, now);
  let total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= limit) return;
  for (const file of files) {
    if (total <= limit * 0.8) return;
    removeQuietly(file.path);
    total -= file.size;
  }
}

/** Notes that the file was of use, at most once an hour. */
export function touch(path: string, now: number): void {
  try {
    if (now - statSync(path).mtimeMs > HOUR) utimesSync(path, now / 1000, now / 1000);
  } catch {
    // another process removed it, or the folder is read-only: then its age does not matter
  }
}

export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // already gone, or not ours to remove
  }
}
