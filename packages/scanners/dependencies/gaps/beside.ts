import type { EcosystemFiles } from '../ecosystem.ts';
import { foldersUp, inFolder } from '../text/path.ts';

/** Whether one of these files lies in the folder or, with `above`, in one above it. */
export function hasAny(files: EcosystemFiles, folder: string, names: readonly string[], above = false): boolean {
  for (const at of above ? foldersUp(folder) : [folder]) {
    if (names.some((name) => files.has(inFolder(at, name)))) return true;
  }
  return false;
}

/** Manifests of a kind that nobody can read and that none of these lockfiles stands beside, as `openManifests` has them. */
export function unreadableManifests(files: EcosystemFiles, kind: string, locks: readonly string[]): [string, string][] {
  return files.refused
    .filter(
      (file) =>
        file.kind === kind && !hasAny(files, file.path.slice(0, Math.max(0, file.path.lastIndexOf('/'))), locks),
    )
    .map((file) => [file.path, `what nobody can read (${file.reason}), without a lockfile`]);
}
