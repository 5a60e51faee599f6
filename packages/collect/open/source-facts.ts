import type { SourceFacts } from '@vauban/domain';
import { withoutCredentials } from '../clone/address.ts';
import type { SealedGit } from '../git/sealed-git.ts';
import type { GitObject, ObjectReader } from '../history/object-reader.ts';
import { records } from '../walk/path-text.ts';

export const NO_HISTORY: Omit<SourceFacts, 'kind'> = {
  repository: null,
  root: '.',
  commit: null,
  parents: [],
  branch: null,
  mergeBase: null,
  shallow: false,
  dirty: null,
  renames: {},
  ancestry: {},
};

/** The commit that HEAD stands for; null when there is none yet. */
export async function headCommit(objects: ObjectReader): Promise<GitObject | null> {
  const head = await objects.read('HEAD');
  return head?.type === 'commit' ? head : null;
}

/** What git says about the scanned commit; `head` is the commit's object. */
export function gitFacts(git: SealedGit, prefix: string, head: GitObject | null): Omit<SourceFacts, 'kind' | 'dirty'> {
  const { remote, branch, shallow } = git.folder;
  return {
    ...NO_HISTORY,
    repository: remote === null ? null : plain(withoutCredentials(remote)),
    root: prefix === '' ? '.' : prefix.slice(0, -1),
    commit: head?.id ?? null,
    parents: head === null ? [] : parentsOf(head.bytes),
    branch: plain(branch),
    shallow,
  };
}

/** Names come from files of the target: too long a one, or one with control characters, is not told. */
function plain(name: string | null): string | null {
  return name === null || name.length > 1024 || /[\p{Cc}\p{Cf}]/u.test(name) ? null : name;
}

function parentsOf(commit: Buffer): string[] {
  const parents: string[] = [];
  for (const line of commit.toString('latin1').split('\n')) {
    const parent = /^parent ([0-9a-f]{40,64})$/.exec(line)?.[1];
    if (line === '') break;
    if (parent !== undefined) parents.push(parent);
  }
  return parents;
}

/**
 * Whether the files that git takes for changed differ from the commit. Null when only files with a filter (Git LFS) seem
 * to differ: without running the filter nobody knows. `changed` null: git could not tell.
 */
export async function trackedFilesDiffer(git: SealedGit, changed: readonly string[] | null): Promise<boolean | null> {
  if (changed === null) return null;
  if (changed.length === 0) return false;
  if (changed.length > 1000) return true;
  const attributes = await git.run(['check-attr', '-z', 'filter', '--', ...changed.map((path) => `./${path}`)]);
  const fields = records(attributes.stdout).map(String);
  const filtered = changed.filter((_, index) => !['unspecified', 'unset', undefined].includes(fields[index * 3 + 2]));
  return filtered.length === changed.length ? null : true;
}
