import { posix } from 'node:path';
import type { SealedGit } from '../git/sealed-git.ts';

const LARGEST = 64 * 2 ** 20;
const ENTRY = /^100\d{3} blob ([0-9a-f]{40,64}) +(\d+)\t/;

/** The blob of a regular file of a commit; null when there is none, or it is larger than 64 MiB. */
export async function blobAt(git: SealedGit, commit: string, prefix: string, path: string): Promise<string | null> {
  const inTree = posix.normalize(prefix + path);
  if (inTree.startsWith('..') || inTree.startsWith('/') || inTree.endsWith('/') || inTree.includes('\0')) return null;
  const { code, stdout } = await git.run(['ls-tree', '-l', '-z', '--full-tree', commit, '--', inTree]);
  const [, blob, size] = ENTRY.exec(stdout.toString('latin1')) ?? [];
  return code === 0 && blob !== undefined && Number(size) <= LARGEST ? blob : null;
}
