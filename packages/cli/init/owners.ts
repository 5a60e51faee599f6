import { matchesGlob } from '@vauban/domain';
import type { ReadText } from './projects.ts';

const PLACES = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Answers the owner of a folder by the repository's CODEOWNERS: the last line that matches, its first owner. */
export function ownersIn(read: ReadText): (folder: string) => string | undefined {
  const text = PLACES.map(read).find((found) => found !== null) ?? '';
  const rules = text
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '' && !/^\^?\[/.test(line))
    .map((line) => line.split(/\s+/))
    .map(([pattern = '', owner]) => ({ globs: globsOf(pattern), owner }))
    .reverse();
  return (folder) => {
    const inside = folder === '.' ? 'x' : `${folder}/x`;
    return rules.find(({ globs }) => globs.some((glob) => matchesGlob(glob, inside)))?.owner;
  };
}

/** CODEOWNERS patterns are those of gitignore: without a slash inside they hold at any depth, a folder holds all below. */
function globsOf(pattern: string): string[] {
  const anchored = pattern.slice(0, -1).includes('/');
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const glob = anchored || bare === '**' ? bare : `**/${bare}`;
  return [glob, `${glob}/**`];
}
