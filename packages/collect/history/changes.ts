import { CollectError } from '../collect-error.ts';
import type { SealedGit } from '../git/sealed-git.ts';
import { nameInRecord, records } from '../walk/path-text.ts';

/** What git's diff says between a commit and the working tree; paths relative to the scanned folder. */
export interface Changes {
  /** Old path → new path, both in the scanned folder. */
  readonly renames: ReadonlyMap<string, string>;
  /** Path of today → old path from the repository's top. */
  readonly cameFrom: ReadonlyMap<string, string>;
  /** Paths of today that differ from the commit, or were not there. */
  readonly changed: ReadonlySet<string>;
}

/** What is compared with: the working tree, or (in a clone without one) the index. */
export interface DiffPlace {
  readonly prefix: string;
  readonly workTree: string | null;
}

const DIFF = ['diff', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '--no-color'];

export async function changesSince(git: SealedGit, commit: string, { prefix, workTree }: DiffPlace): Promise<Changes> {
  const args = [...DIFF, ...cached(workTree), '--name-status', '-z', '-l1000'];
  let answer = await git.run([...args, '-M50%', commit, '--']);
  // a clone without the old contents still knows which files moved unchanged
  if (answer.code !== 0) answer = await git.run([...args, '-M100%', commit, '--']);
  if (answer.code !== 0) {
    throw new CollectError(
      `git cannot compare with ${commit} (${answer.stderr.trim()}): fetch it with its history and try again.`,
    );
  }
  return readNameStatus(answer.stdout, prefix);
}

function readNameStatus(output: Buffer, prefix: string): Changes {
  const renames = new Map<string, string>();
  const cameFrom = new Map<string, string>();
  const changed = new Set<string>();
  const fields = records(output);
  for (let at = 0; at + 1 < fields.length; ) {
    const status = fields[at++]?.toString() ?? '';
    const from = nameInRecord(fields[at++] ?? '', 0).text;
    const isMove = status.startsWith('R');
    const to = isMove ? nameInRecord(fields[at++] ?? '', 0).text : from;
    const [oldPath, path] = [pathBelow(prefix, from), pathBelow(prefix, to)];
    if (oldPath !== null) changed.add(oldPath);
    if (path === null) continue;
    changed.add(path);
    if (isMove) cameFrom.set(path, from);
    if (isMove && oldPath !== null) renames.set(oldPath, path);
  }
  return { renames, cameFrom, changed };
}

function pathBelow(prefix: string, path: string): string | null {
  return path.startsWith(prefix) ? path.slice(prefix.length) : null;
}

/** The arguments that show which lines of one file differ; its paths are from the repository's top. */
export function hunksArguments(commit: string, { workTree }: DiffPlace, paths: readonly string[]): string[] {
  const how = ['--text', '-U0', '-M50%', '--diff-algorithm=histogram', ...cached(workTree)];
  return [...DIFF, ...how, commit, '--', ...paths];
}

function cached(workTree: string | null): string[] {
  return workTree === null ? ['--cached'] : [];
}

/** Lines of today's file that the diff adds, as [first, last]. */
export function addedLines(diff: string): [number, number][] {
  const added: [number, number][] = [];
  for (const line of diff.split('\n')) {
    const [, start, count = '1'] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (start !== undefined && count !== '0') added.push([Number(start), Number(start) + Number(count) - 1]);
  }
  return added;
}
