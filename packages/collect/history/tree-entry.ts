import { posix } from 'node:path';
import { CollectError } from '../collect-error.ts';
import type { SealedGit } from '../git/sealed-git.ts';

const LARGEST = 64 * 2 ** 20;
const ENTRY = /^100\d{3} blob ([0-9a-f]{40,64}) +(\S+)\t/;

/**
 * The blob of a regular file of a commit; null when there is none, or it is larger than 64 MiB.
 * Throws `CollectError` for a blob that a partial clone lacks: it is there, and nobody may take it for absent.
 */
export async function blobAt(git: SealedGit, commit: string, prefix: string, path: string): Promise<string | null> {
  const inTree = posix.normalize(prefix + path);
  if (inTree.startsWith('..') || inTree.startsWith('/') || inTree.endsWith('/') || inTree.includes('\0')) return null;
  const { code, stdout } = await git.run(['ls-tree', '-l', '-z', '--full-tree', commit, '--', inTree]);
  const [, blob, size] = ENTRY.exec(stdout.toString('latin1')) ?? [];
  if (size !== undefined && !/^\d+$/.test(size)) {
    throw new CollectError(
      `${path} of ${commit.slice(0, 12)} is not in this clone: bring its content ` +
        `(git diff --shortstat ${commit.slice(0, 12)} HEAD) and try again.`,
    );
  }
  return code === 0 && blob !== undefined && Number(size) <= LARGEST ? blob : null;
}
