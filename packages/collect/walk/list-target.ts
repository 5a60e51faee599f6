import type { SealedGit } from '../git/sealed-git.ts';
import type { Entry, Listing } from './entry.ts';
import { folderListing } from './folder-listing.ts';
import { gitListing } from './git-listing.ts';
import type { GitStatus } from './git-status.ts';
import type { NamedPaths } from './named-listing.ts';

/**
 * Tells `take` all names to look at, and answers what else there is to say. What git does not know at all although a
 * person named it (an ignored folder) is walked. `git` is null where there is no repository or no git program; its
 * `status` is that of `root`, with what is not tracked. `named` null: all of `root`.
 */
export async function listTarget(
  root: string,
  git: AskedGit | null,
  named: NamedPaths | null,
  maxFiles: number,
  take: (entries: readonly Entry[]) => void,
): Promise<Omit<Listing, 'entries'>> {
  const folders = named?.folders ?? [''];
  let listing: Listing;
  let taken = 0;
  if (git === null || folders.length === 0) listing = folderListing(root, maxFiles, folders);
  else {
    const isWhole = folders.includes('');
    const known = await gitListing(git.sealed, root || '/', maxFiles, git.status, isWhole ? take : () => {});
    if (isWhole) taken = known.entries.length;
    const ignored = unknownToGit(known, folders);
    listing = joined(below(known, folders), folderListing(root, maxFiles, ignored), ignored);
  }
  listing = withNamedFiles(listing, named);
  take(listing.entries.slice(taken));
  return listing;
}

export interface AskedGit {
  readonly sealed: SealedGit;
  readonly status: Promise<GitStatus>;
}

/** The folders in which git knows no file because all of them are ignored. */
function unknownToGit(known: Listing, folders: readonly string[]): string[] {
  const unknown = folders.filter((folder) => !known.entries.some(({ name }) => isBelow(folder, name.text)));
  return unknown.filter((folder) =>
    known.leftOut.some(({ place }) => place === './' || isBelow(place.slice(0, -1), `${folder}/`)),
  );
}

function isBelow(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function below(listing: Listing, folders: readonly string[]): Listing {
  if (folders.includes('')) return listing;
  const isAsked = (path: string) => folders.some((folder) => isBelow(folder, path));
  return {
    ...listing,
    entries: listing.entries.filter(({ name }) => isAsked(name.text)),
    leftOut: listing.leftOut.filter(({ place }) => isAsked(place)),
    unreadable: listing.unreadable.filter(isAsked),
  };
}

function joined(known: Listing, walked: Listing, ignored: readonly string[]): Listing {
  if (ignored.length === 0) return known;
  const stays = (place: string) =>
    !ignored.some((folder) => folder === '' || isBelow(place.replace(/\/$/, ''), `${folder}/`));
  return {
    entries: [...known.entries, ...walked.entries],
    leftOut: [...known.leftOut.filter(({ place }) => stays(place)), ...walked.leftOut],
    unreadable: [...known.unreadable, ...walked.unreadable],
    truncated: known.truncated || walked.truncated,
    notes: [...known.notes, ...walked.notes],
  };
}

function withNamedFiles(listing: Listing, named: NamedPaths | null): Listing {
  if (named === null || named.files.length === 0) return listing;
  const known = new Set(listing.entries.map(({ name }) => name.text));
  const files = new Set(named.files.filter((path) => !known.has(path)));
  const entries = [...files].map((text): Entry => ({ name: { text, bytes: null }, origin: 'named' }));
  const leftOut = listing.leftOut.filter(({ place }) => !files.has(place));
  return { ...listing, entries: [...listing.entries, ...entries], leftOut };
}
