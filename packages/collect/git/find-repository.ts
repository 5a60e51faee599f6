import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from '../walk/link.ts';
import { readGitConfig, settingOf } from './git-config.ts';
import { readSmallFile } from './small-file.ts';

/** A working tree and where its records lie; all absolute and without links. */
export interface Repository {
  /** The top of the working tree. */
  readonly top: string;
  /** HEAD and the index. */
  readonly gitDir: string;
  /** Objects, branches and settings: the same, but for a linked worktree. */
  readonly commonDir: string;
}

/** `refused`: why the records that a folder names are not taken for its own. */
export type RepositoryAnswer = Repository | { readonly refused: string } | null;

/** The repository whose working tree holds the folder; `folder` is absolute and without links. */
export function findRepository(folder: string): RepositoryAnswer {
  for (let top = folder; ; top = dirname(top)) {
    const answer = repositoryAt(top);
    if (answer !== null || top === dirname(top)) return answer;
  }
}

/** Whether the folder itself is a repository without a working tree. */
export function isBareRepository(folder: string): boolean {
  return isGitDir(folder, folder) && lstatSync(`${folder}/.git`, { throwIfNoEntry: false }) === undefined;
}

function repositoryAt(top: string): RepositoryAnswer {
  const place = top === '/' ? '/.git' : `${top}/.git`;
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isDirectory()) {
    if (!mayEnter(place)) return { refused: `${JSON.stringify(place)} may not be read by this user` };
    return isGitDir(place, place) ? { top, gitDir: place, commonDir: place } : null;
  }
  const gitDir = stats.isSymbolicLink() ? realPath(place) : linkedFrom(place, top);
  if (gitDir === null) return null;
  const commonDir = commonDirOf(gitDir);
  if (commonDir === null || !isGitDir(gitDir, commonDir)) return null;
  if (isInside(top, gitDir) || pointsBack(gitDir, commonDir, top)) return { top, gitDir, commonDir };
  return { refused: `${JSON.stringify(place)} names a repository that does not name this folder` };
}

function isGitDir(gitDir: string, commonDir: string): boolean {
  return (
    readSmallFile(`${gitDir}/HEAD`, 8192) !== null && isFolder(`${commonDir}/objects`) && isFolder(`${commonDir}/refs`)
  );
}

function mayEnter(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** `gitdir: PATH`, relative to the folder that the file is in. */
function linkedFrom(file: string, top: string): string | null {
  const named = /^gitdir: (.+?)\r?\n?$/s.exec(readSmallFile(file, 8192)?.toString('utf8') ?? '')?.[1];
  return named === undefined || named.includes('\0') ? null : realPath(resolve(top, named));
}

function commonDirOf(gitDir: string): string | null {
  const named = readSmallFile(`${gitDir}/commondir`, 8192)?.toString('utf8').trim();
  if (named === undefined) return gitDir;
  return named === '' || named.includes('\0') ? null : realPath(resolve(gitDir, named));
}

/** A linked worktree's records name its `.git` file, a submodule's its folder; a borrowed repository names neither. */
function pointsBack(gitDir: string, commonDir: string, top: string): boolean {
  const backlink = readSmallFile(`${gitDir}/gitdir`, 8192)?.toString('utf8').trim();
  if (backlink !== undefined) {
    return isInside(`${commonDir}/worktrees`, gitDir) && realPath(dirname(resolve(gitDir, backlink))) === top;
  }
  const workTree = settingOf(readGitConfig(`${gitDir}/config`), 'core', 'worktree');
  return workTree !== null && !workTree.includes('\0') && realPath(resolve(gitDir, workTree)) === top;
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
