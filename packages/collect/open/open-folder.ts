import type { Gap } from '@vauban/domain';
import { CollectError } from '../collect-error.ts';
import { findGit, trustedPath } from '../git/find-git.ts';
import { findRepository, isBareRepository, type Repository } from '../git/find-repository.ts';
import { SealedGit } from '../git/sealed-git.ts';
import { userExcludes } from '../git/user-excludes.ts';
import { GitHistory } from '../history/git-history.ts';
import { ObjectReader } from '../history/object-reader.ts';
import { workTreeTarget } from '../read/work-tree-target.ts';
import { gitStatus } from '../walk/git-status.ts';
import { Inspection } from '../walk/inspect.ts';
import { listTarget } from '../walk/list-target.ts';
import { type NamedPaths, sortOutNames } from '../walk/named-listing.ts';
import type { Selection } from '../walk/selection.ts';
import type { Collected } from './collected.ts';
import type { OpenContext } from './open-target.ts';
import { gitFacts, headCommit, NO_HISTORY, trackedFilesDiffer } from './source-facts.ts';

/** `folder` is absolute and without links; `names` null for all of it. */
export async function openFolder(
  folder: string,
  names: readonly string[] | null,
  selection: Selection,
  context: OpenContext,
): Promise<Collected> {
  const root = folder === '/' ? '' : folder;
  const named = names === null ? null : sortOutNames(root, names);
  const place: Place = { root, named, selection, context, key: `${named === null ? 'folder' : 'files'}:${folder}` };
  const notes: string[] = [];
  const git = sealedGit(folder, context, notes);
  if (git === null) return openWithoutGit(place, notes);
  try {
    return await openWithGit(place, git, notes);
  } catch (error) {
    git.close();
    throw error;
  }
}

interface Place {
  readonly root: string;
  readonly named: NamedPaths | null;
  readonly selection: Selection;
  readonly context: OpenContext;
  readonly key: string;
}

/** Null outside git; `notes` says when there is a repository that cannot be used. */
function sealedGit(folder: string, context: OpenContext, notes: string[]): SealedGit | null {
  if (isBareRepository(folder)) {
    throw new CollectError(
      `${folder} is a repository without a working tree: scan it by its address, file://${folder}.`,
    );
  }
  const repository = findRepository(folder);
  if (repository === null) return null;
  if ('refused' in repository) {
    notes.push(`Scanned as a plain folder: ${repository.refused}.`);
    return null;
  }
  return sealIfGitIsThere(repository, context, notes);
}

function sealIfGitIsThere(repository: Repository, context: OpenContext, notes: string[]): SealedGit | null {
  const { environment, limits, signal } = context;
  const path = trustedPath(environment.PATH, repository.top);
  const program = findGit(path, repository.top);
  if (program !== null)
    return new SealedGit(repository, { program, path, userExcludes: userExcludes(environment), limits, signal });
  notes.push(
    'There is no git program, so commit and history are unknown and ignored files that git tracks are left out.',
  );
  return null;
}

async function openWithoutGit(place: Place, notes: string[]): Promise<Collected> {
  const { root, named, selection, context, key } = place;
  const { maxFiles } = context.limits;
  const inspection = new Inspection(root, selection, maxFiles);
  const listing = await listTarget(root, null, named, maxFiles, (entries) => inspection.take(entries));
  if (listing.unreadable.includes('/'))
    throw new CollectError(`${root || '/'} cannot be read by this user: check its rights.`);
  const listed = inspection.finish(listing);
  tellListed(place, listed.files.length);
  return {
    target: workTreeTarget(key, listed),
    source: { ...NO_HISTORY, kind: named === null ? 'folder' : 'files' },
    history: null,
    notes: [...notes, ...listing.notes],
    close: async () => {},
  };
}

async function openWithGit(place: Place, git: SealedGit, notes: string[]): Promise<Collected> {
  const { root, named, selection, context, key } = place;
  const { top } = git.repository;
  const folder = root || '/';
  const prefix = folder === top ? '' : `${folder.slice(top === '/' ? 1 : top.length + 1)}/`;
  const objects = new ObjectReader(() => git.start(['cat-file', '--batch']));
  const { maxFiles } = context.limits;
  const inspection = new Inspection(root, selection, maxFiles);
  const untracked = named === null || named.folders.length > 0;
  const status = gitStatus(git, folder, { untracked, maxRecords: maxFiles * 2 });
  const differs = status.then(({ changed }) => trackedFilesDiffer(git, changed)).catch(() => null);
  try {
    const [listing, head] = await Promise.all([
      listTarget(root, { sealed: git, status }, named, maxFiles, (entries) => inspection.take(entries)),
      headCommit(objects),
    ]);
    const listed = inspection.finish(listing);
    tellListed(place, listed.files.length);
    const target = workTreeTarget(key, { ...listed, gaps: [...listed.gaps, ...shallowGaps(git.folder.shallow)] });
    return {
      target,
      source: {
        ...gitFacts(git, prefix, head),
        kind: named === null ? 'git' : 'files',
        dirty: listed.differs || (await differs),
      },
      history: new GitHistory(git, objects, { key, head: head?.id ?? null, prefix, workTree: folder, maxFiles }),
      notes: [...notes, ...listing.notes],
      close: async () => {
        objects.close();
        git.close();
      },
    };
  } catch (error) {
    objects.close();
    await differs;
    throw error;
  }
}

const UNSHALLOW = 'fetch its history (git fetch --unshallow --filter=blob:none)';

/** `wayOut`: what to do about it. */
export function shallowGaps(shallow: boolean, wayOut = UNSHALLOW): Gap[] {
  const message = `a shallow clone: renames, ancestors and older commits may be unknown; ${wayOut} to have them judged`;
  return shallow ? [{ kind: 'shallow-history', message }] : [];
}

function tellListed({ context }: Place, files: number): void {
  context.onProgress?.({ phase: 'list', done: files, total: files, unit: 'files' });
}
