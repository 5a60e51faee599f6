import type { Ancestry } from '@vauban/domain';
import type { PathText, Target } from '@vauban/scanners';
import type { Selection } from '../walk/selection.ts';

/**
 * What the version history can say about the scanned folder. Paths are relative to that folder.
 * Nothing is ever fetched: what is not on this machine is null or `unknown`, never guessed.
 */
export interface History {
  /** The full id of the commit that a branch, tag or abbreviation stands for; null when there is none. */
  resolve(ref: string): Promise<string | null>;
  /** The best common ancestor of the scanned commit and `ref`; null when there is none here. */
  mergeBase(ref: string): Promise<string | null>;
  /** A regular file as it was at a commit; null when it was not there. `..` may lead up to the repository's top. */
  readAt(commit: string, path: PathText): Promise<Buffer | null>;
  /** The scanned folder as it was at a commit, read from the object store. */
  baseTarget(commit: string, selection?: Selection): Promise<Target>;
  /** Old path → new path, from a commit to the working tree. Throws `CollectError` when the commit is not here. */
  renamesSince(commit: string): Promise<Record<string, string>>;
  /** Whether a line (from 1) of today's file stood there at the commit, as git's diff sees it. */
  lineUnchangedSince(commit: string): Promise<(path: PathText, line: number) => boolean | 'unknown'>;
  /** Whether each commit is contained in the scanned one. */
  ancestry(commits: readonly string[]): Promise<Record<string, Ancestry>>;
}
