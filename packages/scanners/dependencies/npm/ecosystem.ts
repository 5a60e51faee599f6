import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { hasAny, unreadableManifests } from '../gaps/beside.ts';
import { gap } from '../gaps/component-gaps.ts';
import { plural } from '../text/bounded.ts';
import { below, folderOf, foldersUp, inFolder } from '../text/path.ts';
import { isMember } from '../text/workspace-globs.ts';
import { type NpmManifest, readNpmManifest, readNpmManifestFacts } from './manifest.ts';
import { npmComponents } from './package-lock/components.ts';
import { readNpmLockfileFacts } from './package-lock/facts.ts';
import { readNpmLockfile } from './package-lock/reader.ts';
import { readPnpmWorkspace, readPnpmWorkspaceFacts } from './pnpm-workspace.ts';

const LOCKS = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
];

/** Every tool that installs from npm's registry. */
export const npm: Ecosystem = {
  formats: [
    lockfileFormat('npm-lockfile', ['package-lock.json', 'npm-shrinkwrap.json'], 256, readNpmLockfile),
    manifestFormat('npm-manifest', ['package.json'], 16, readNpmManifest),
    manifestFormat('pnpm-workspace', ['pnpm-workspace.yaml'], 1, readPnpmWorkspace),
  ],
  components(files) {
    const manifests = decoded(files, 'npm-manifest', readNpmManifestFacts);
    return [...decoded(files, 'npm-lockfile', readNpmLockfileFacts)].map(([path, lockfile]) => {
      if (lockfile.lockfileVersion === null) {
        const message = `${path} has a lockfileVersion that Vauban does not know yet`;
        return { components: [], gaps: [gap('lockfile-unsupported', path, message)] };
      }
      return npmComponents(path, lockfile, manifests.get(inFolder(folderOf(path), 'package.json')));
    });
  },
  openManifests(files) {
    const manifests = decoded(files, 'npm-manifest', readNpmManifestFacts);
    const isLocked = lockedIn(files, manifests);
    const open = [...manifests]
      .filter(([path, manifest]) => manifest.foreign > 0 && !isLocked(path))
      .map(([path, manifest]): [string, string] => {
        const count = plural(manifest.foreign, 'dependency', 'dependencies');
        return [path, `${count} without a lockfile: commit the one that your package manager writes`];
      });
    return new Map([...open, ...unreadableManifests(files, 'npm-manifest', LOCKS)]);
  },
};

/** Answers whether a package.json has a lockfile beside it, or one of a workspace above that it is a member of. */
function lockedIn(files: EcosystemFiles, manifests: ReadonlyMap<string, NpmManifest>): (path: string) => boolean {
  const pnpmWorkspaces = decoded(files, 'pnpm-workspace', readPnpmWorkspaceFacts);
  const lockfiles = decoded(files, 'npm-lockfile', readNpmLockfileFacts);
  return (path) => {
    const folder = folderOf(path);
    for (const at of foldersUp(folder)) {
      if (files.has(inFolder(at, 'rush.json')) && files.has(inFolder(at, 'common/config/rush/pnpm-lock.yaml')))
        return true;
      if (!hasAny(files, at, LOCKS)) continue;
      if (at === folder) return true;
      const member = below(at, folder) ?? '';
      const globs = manifests.get(inFolder(at, 'package.json'))?.workspaces ?? [];
      const pnpm = pnpmWorkspaces.get(inFolder(at, 'pnpm-workspace.yaml')) ?? [];
      if (isMember(globs, member) || isMember(pnpm, member)) return true;
      const lockfile = lockfiles.get(inFolder(at, 'package-lock.json'));
      if (lockfile?.shape === 'packages' && lockfile.entries.some((entry) => entry.key === member)) return true;
    }
    return false;
  };
}
