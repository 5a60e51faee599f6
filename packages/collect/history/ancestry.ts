import type { Ancestry } from '@vauban/domain';
import type { SealedGit } from '../git/sealed-git.ts';

const AT_ONCE = 4;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Whether each commit is contained in `head`; what this clone cannot know is `unknown`. */
export async function ancestryOf(
  git: SealedGit,
  head: string | null,
  commits: readonly string[],
): Promise<Map<string, Ancestry>> {
  const answers = new Map<string, Ancestry>(commits.map((commit) => [commit, 'unknown']));
  const open = [...answers.keys()].filter((commit) => COMMIT.test(commit));
  if (head === null) return answers;
  const work = async () => {
    for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
      answers.set(commit, await isAncestor(git, commit, head));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

async function isAncestor(git: SealedGit, commit: string, head: string): Promise<Ancestry> {
  const { code } = await git.run(['merge-base', '--is-ancestor', commit, head]);
  if (code === 0) return 'ancestor';
  // beyond the edge of a shallow clone there may be a way that cannot be seen
  return code === 1 && !git.folder.shallow ? 'not' : 'unknown';
}
