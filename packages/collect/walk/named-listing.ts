import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CollectError } from '../collect-error.ts';
import { isInside } from './link.ts';

/** What people named, sorted out: paths relative to the root, each once. */
export interface NamedPaths {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** `root` is absolute and without links. Throws `CollectError` for what is not there or lies outside. */
export function sortOutNames(root: string, names: readonly string[]): NamedPaths {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const name of names) {
    const place = placeOf(root, name);
    const relative = place.path === root ? '' : place.path.slice(root.length).replace(/^\//, '');
    if (place.isFolder) folders.add(relative);
    else files.add(relative);
  }
  return { files: [...files].sort(), folders: withoutInner([...folders].sort()) };
}

function placeOf(root: string, name: string): { path: string; isFolder: boolean } {
  const shown = JSON.stringify(name);
  if (name.includes('\0')) throw new CollectError(`${shown} is no file name: it holds a NUL.`);
  const asked = resolve(root || '/', name);
  let path: string;
  let isFolder: boolean;
  try {
    // the folders above may be reached by links, the file itself is taken as it is
    path = asked === '/' ? '' : join(realpathSync(dirname(asked)), basename(asked));
    isFolder = lstatSync(path || '/').isDirectory();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be reached';
    throw new CollectError(`${shown} ${reason}: name files and folders that exist.`);
  }
  if (!isInside(root || '/', path)) {
    throw new CollectError(`${shown} lies outside of ${root || '/'}: scan it from its own folder.`);
  }
  return { path, isFolder };
}

function withoutInner(sorted: readonly string[]): string[] {
  const outer: string[] = [];
  for (const folder of sorted) {
    if (!outer.some((above) => above === '' || folder.startsWith(`${above}/`))) outer.push(folder);
  }
  return outer;
}
