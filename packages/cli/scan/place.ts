import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Collected } from '@vauban/collect';
import type { Place } from '../configuration/judging.ts';
import type { Locations } from '../configuration/locations.ts';
import { repositoryAround } from '../configuration/repository.ts';
import { folderShelf, targetShelf } from '../configuration/shelf.ts';
import type { TargetRequest } from './target-request.ts';
import type { ScanWish } from './wish.ts';

/** Where the scanned folder lies on this machine; null for a repository that is yet to be cloned. */
export function placeOnDisk(request: TargetRequest, wish: ScanWish, cwd: string): Place | null {
  if (request.kind === 'url') return null;
  const root = realpathSync(request.kind === 'path' ? request.path : request.root);
  const way = relative(repositoryAround(root), root);
  return { shelf: folderShelf(root), root, above: way === '' ? [] : way.split(sep), ...named(wish, cwd) };
}

/** A clone is read only through its target: it lies in a temporary folder. */
export function placeOfClone(collected: Collected, wish: ScanWish, cwd: string): Place {
  return { shelf: targetShelf(collected.target), root: null, above: [], ...named(wish, cwd) };
}

function named(wish: ScanWish, cwd: string): Pick<Place, 'policy' | 'baseline' | 'rules'> {
  const absolute = (path: string | null) => (path === null ? null : resolve(cwd, path));
  const rules = wish.rules.map((folder) => resolve(cwd, folder));
  return { policy: absolute(wish.policy), baseline: absolute(wish.baseline), rules };
}

/** Globs for the command's own folders where they lie inside the target: a cache is not scanned. */
export function ownFolders(place: Place, locations: Locations): string[] {
  const { root } = place;
  if (root === null) return [];
  return [locations.advisories, locations.cache, locations.reports, locations.judgements, locations.server].flatMap(
    (folder) => {
      const way = relative(root, folder);
      if (way === '' || way === '..' || way.startsWith(`..${sep}`)) return [];
      return [
        `${way
          .split(sep)
          .join('/')
          .replace(/[\\*?[\]{}]/g, '\\$&')}/`,
      ];
    },
  );
}
