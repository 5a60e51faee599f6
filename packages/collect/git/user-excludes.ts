import { statSync } from 'node:fs';
import { readGitConfig, settingOf } from './git-config.ts';

/** The ignore file of the person who scans (not of the target), as git would find it; includes are not followed. */
export function userExcludes(environment: Readonly<Record<string, string | undefined>>): string | null {
  const home = environment.HOME;
  const configHome = environment.XDG_CONFIG_HOME || (home === undefined ? null : `${home}/.config`);
  const files = ['/etc/gitconfig', configHome && `${configHome}/git/config`, home && `${home}/.gitconfig`];
  let named: string | null = null;
  for (const file of files) {
    if (file) named = settingOf(readGitConfig(file), 'core', 'excludesfile') ?? named;
  }
  const path = named === null ? configHome && `${configHome}/git/ignore` : named.replace(/^~(?=\/)/, home ?? '~');
  return path?.startsWith('/') && isFile(path) ? path : null;
}

/** A home that is no folder, or may not be entered, holds no such file. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
