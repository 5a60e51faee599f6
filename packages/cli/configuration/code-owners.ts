import { CODEOWNERS_PLACES, ownersOf, readCodeowners } from '@vauban/domain';
import { Problem } from '../command/problem.ts';
import type { Shelf } from './shelf.ts';

const LIMIT = 3 * 1024 * 1024;

/** Who owns a file of the scanned folder; undefined: nobody. */
export type OwnerOf = (path: string) => string | undefined;

/**
 * Owners by the repository's CODEOWNERS, the first owner of the last line that matches. `above` are the names from the
 * repository's top down to the scanned folder. A file that cannot be read names nobody: no scan fails for it.
 */
export async function codeOwners(shelf: Shelf, above: readonly string[]): Promise<OwnerOf> {
  const text = await firstOf(shelf, '../'.repeat(above.length));
  if (text === null) return () => undefined;
  const owners = readCodeowners(text);
  const before = above.map((name) => `${name}/`).join('');
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, ownersOf(before + path, owners)?.owners[0]);
    return known.get(path);
  };
}

async function firstOf(shelf: Shelf, top: string): Promise<string | null> {
  for (const place of CODEOWNERS_PLACES) {
    try {
      const bytes = await shelf.read(`${top}${place}`, LIMIT);
      if (bytes !== null) return bytes.toString('utf8');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  return null;
}
