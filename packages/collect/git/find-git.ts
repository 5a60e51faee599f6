import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { isInside } from '../walk/link.ts';

/** The folders of PATH that are absolute and not part of the target: a target must not bring its own `git`. */
export function trustedPath(path: string | undefined, target: string | null): string[] {
  return (path ?? '').split(':').filter((folder) => {
    if (!folder.startsWith('/')) return false;
    if (target === null) return true;
    try {
      return !isInside(target, realpathSync(folder));
    } catch {
      return false;
    }
  });
}

/** The git program as an absolute path, null when there is none. */
export function findGit(folders: readonly string[], target: string | null): string | null {
  for (const folder of folders) {
    const program = `${folder}/git`;
    try {
      accessSync(program, constants.X_OK);
      if (statSync(program).isFile() && (target === null || !isInside(target, realpathSync(program)))) return program;
    } catch {
      // not in this folder
    }
  }
  return null;
}
