import type { Ecosystem, EcosystemFiles } from '../ecosystem.ts';
import { hasAny } from '../gaps/beside.ts';
import { unreadLockfile } from '../gaps/lockfile-gaps.ts';
import { listed } from '../text/bounded.ts';
import { folderOf, inFolder, nameOf } from '../text/path.ts';
import { UNREAD_LOCKFILES, type UnreadLockfile, unreadLockfileWant } from './lockfiles.ts';
import { MANIFESTS, manifestWant } from './manifests.ts';
import { readPresence } from './presence.ts';

/** What has no reader: its presence is all that is told. */
export const unsupported: Ecosystem = {
  formats: [
    ...UNREAD_LOCKFILES.map((lockfile) => ({
      want: unreadLockfileWant(lockfile),
      lockfile: true,
      read: readPresence(lockfile.keywords ?? []),
    })),
    ...MANIFESTS.map((manifest) => ({
      want: manifestWant(manifest),
      lockfile: false,
      read: readPresence(manifest.keywords),
    })),
  ],
  components(files) {
    return UNREAD_LOCKFILES.flatMap((lockfile) =>
      [...files.of(unreadLockfileWant(lockfile).kind).keys()]
        .filter((path) => !isReplaced(path, lockfile, files))
        .map((path) => ({ components: [], gaps: [unreadLockfile(path, lockfile.tool)] })),
    );
  },
  openManifests(files) {
    const open = new Map<string, string>();
    for (const manifest of MANIFESTS) {
      for (const path of files.of(manifestWant(manifest).kind).keys()) {
        const names = manifest.lockedBy.map((name) =>
          name.startsWith('*.') ? nameOf(path).replace(/\.[^.]*$/, name.slice(1)) : name,
        );
        if (!hasAny(files, folderOf(path), names, manifest.workspaces))
          open.set(path, `what it asks of ${manifest.tool} without ${listed(names)}`);
      }
    }
    return open;
  },
};

/** A leftover of its tool's older version, which reads the newer lockfile alone. */
function isReplaced(path: string, { replacedBy }: UnreadLockfile, files: EcosystemFiles): boolean {
  return replacedBy !== undefined && files.of(replacedBy.kind).has(inFolder(folderOf(path), replacedBy.name));
}
