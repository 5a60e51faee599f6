import { parseGitAddress, withoutCredentials } from '../clone/address.ts';
import { bringIn } from '../clone/bring-in.ts';
import { fetchEnvironment } from '../clone/fetch-environment.ts';
import { CollectError } from '../collect-error.ts';
import { findGit, trustedPath } from '../git/find-git.ts';
import { SealedGit } from '../git/sealed-git.ts';
import { makeTemporaryFolder } from '../git/temporary-folder.ts';
import { GitHistory } from '../history/git-history.ts';
import { ObjectReader } from '../history/object-reader.ts';
import { treeListing } from '../history/tree-listing.ts';
import { treeTarget } from '../history/tree-target.ts';
import type { Selection } from '../walk/selection.ts';
import type { Collected, UrlRequest } from './collected.ts';
import { shallowGaps } from './open-folder.ts';
import type { OpenContext } from './open-target.ts';
import { gitFacts, headCommit } from './source-facts.ts';

/** Fetches into a temporary folder and reads the files from the object store there. */
export async function openUrl(request: UrlRequest, selection: Selection, context: OpenContext): Promise<Collected> {
  const address = parseGitAddress(request.url);
  const { environment, limits, signal, onProgress } = context;
  const path = trustedPath(environment.PATH, null);
  const program = findGit(path, null);
  if (program === null) throw new CollectError('There is no git program: install git to scan an address.');
  const folder = makeTemporaryFolder();
  const closers = [() => folder.remove()];
  const close = () => {
    for (const closer of closers.splice(0).reverse()) closer();
  };
  try {
    const repository = await bringIn(address, folder.path, {
      program,
      environment: fetchEnvironment(environment, address.protocol),
      history: request.history ?? 'none',
      limits,
      signal,
      onProgress,
    });
    const git = new SealedGit(repository, { program, path, userExcludes: null, limits, signal });
    closers.push(() => git.close());
    const objects = new ObjectReader(() => git.start(['cat-file', '--batch']));
    closers.push(() => objects.close());
    return { ...(await readBroughtIn(git, objects, address.text, selection, context)), close: async () => close() };
  } catch (error) {
    close();
    throw error;
  }
}

async function readBroughtIn(
  git: SealedGit,
  objects: ObjectReader,
  address: string,
  selection: Selection,
  { limits, onProgress }: OpenContext,
): Promise<Omit<Collected, 'close'>> {
  const head = await headCommit(objects);
  const repository = withoutCredentials(address);
  const key = `address:${repository}`;
  const nothing = { files: [], gaps: [] };
  // the history compares with the index, since no file is checked out
  if (head !== null) await git.run(['read-tree', head.id]);
  const listing = head === null ? nothing : await treeListing(git, head.id, '', selection, limits.maxFiles);
  onProgress?.({ phase: 'list', done: listing.files.length, total: listing.files.length, unit: 'files' });
  const gaps = [...listing.gaps, ...shallowGaps(git.folder.shallow, 'scan a clone of it')];
  return {
    target: treeTarget(key, { ...listing, gaps }, objects, null),
    source: { ...gitFacts(git, '', head), kind: 'git', repository, dirty: false },
    history: new GitHistory(git, objects, {
      key,
      head: head?.id ?? null,
      prefix: '',
      workTree: null,
      maxFiles: limits.maxFiles,
    }),
    notes: [],
  };
}
