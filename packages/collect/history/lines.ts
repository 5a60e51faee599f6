import type { PathText } from '@vauban/scanners';
import type { SealedGit } from '../git/sealed-git.ts';
import { nameInRecord, records } from '../walk/path-text.ts';
import { addedLines, type Changes, type DiffPlace, hunksArguments } from './changes.ts';

const PATIENCE_MS = 10_000;

type LineAnswer = boolean | 'unknown';

/** Answers about lines of today's files; the diff of a file is asked for with its first line. */
export async function lineAnswers(
  git: SealedGit,
  commit: string,
  place: DiffPlace,
  changes: Changes,
): Promise<(path: PathText, line: number) => LineAnswer> {
  const tracked = await trackedFiles(git, place.prefix);
  const known = new Map<string, [number, number][] | null>();
  return (path, line) => {
    const isWatched = tracked.get(path);
    if (isWatched === undefined) return false;
    if (!isWatched) return 'unknown';
    if (!changes.changed.has(path)) return true;
    let added = known.get(path);
    if (added === undefined) {
      const old = changes.cameFrom.get(path);
      const paths = [...(old === undefined ? [] : [old]), place.prefix + path];
      const diff = git.runNow(hunksArguments(commit, place, paths), PATIENCE_MS);
      added = diff === null ? null : addedLines(diff.toString('latin1'));
      known.set(path, added);
    }
    return added === null ? 'unknown' : !added.some(([first, last]) => first <= line && line <= last);
  };
}

/** Tracked paths; false where git was told not to look at the file in the working tree. */
async function trackedFiles(git: SealedGit, prefix: string): Promise<Map<string, boolean>> {
  const below = prefix === '' ? [] : ['--', prefix];
  const { stdout } = await git.run(['ls-files', '-z', '-v', ...below]);
  const tracked = new Map<string, boolean>();
  for (const record of records(stdout)) {
    tracked.set(nameInRecord(record, 2).text.slice(prefix.length), record.toString().startsWith('H'));
  }
  return tracked;
}
