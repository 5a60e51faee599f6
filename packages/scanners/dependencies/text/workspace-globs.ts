import { matchesGlob } from '@vauban/domain';

/** Whether a folder is a member of a workspace with these globs; `!glob` takes members out again. */
export function isMember(globs: readonly string[], folder: string): boolean {
  let member = false;
  for (const glob of globs) {
    const isNegated = glob.startsWith('!');
    const bare = glob
      .slice(isNegated ? 1 : 0)
      .replace(/^\.\//, '')
      .replace(/\/$/, '');
    if (matchesGlob(bare, folder)) member = !isNegated;
  }
  return member;
}
