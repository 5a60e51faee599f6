import type { Locked } from '../components/locked-component.ts';
import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { hasAny, unreadableManifests } from '../gaps/beside.ts';
import { graphComponents } from '../graph/graph-components.ts';
import { type GraphFacts, readGraph } from '../graph/graph-facts.ts';
import { plural } from '../text/bounded.ts';
import { below, folderOf, foldersUp, inFolder, resolvePath } from '../text/path.ts';
import { isMember } from '../text/workspace-globs.ts';
import { readBunLock } from './bun/reader.ts';
import { readDenoLock } from './deno/reader.ts';
import { type NpmManifest, readNpmManifest, readNpmManifestFacts } from './manifest.ts';
import { npmNaming } from './naming.ts';
import { npmComponents } from './package-lock/components.ts';
import { readNpmLockfileFacts } from './package-lock/facts.ts';
import { readNpmLockfile } from './package-lock/reader.ts';
import { readPnpmLock } from './pnpm/reader.ts';
import { readPnpmWorkspace, readPnpmWorkspaceFacts } from './pnpm/workspace.ts';
import { membersOf } from './workspaces.ts';
import { yarnComponents } from './yarn/components.ts';
import { readYarnLockfileFacts } from './yarn/lockfile.ts';
import { readYarnLock } from './yarn/reader.ts';

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
    lockfileFormat('yarn-lock', ['yarn.lock'], 64, readYarnLock),
    lockfileFormat('pnpm-lock', ['pnpm-lock.yaml'], 64, readPnpmLock),
    lockfileFormat('bun-lock', ['bun.lock'], 64, readBunLock),
    lockfileFormat('deno-lock', ['deno.lock'], 64, readDenoLock),
    manifestFormat('npm-manifest', ['package.json'], 16, readNpmManifest),
    manifestFormat('pnpm-workspace', ['pnpm-workspace.yaml'], 1, readPnpmWorkspace),
  ],
  components(files) {
    const manifests = decoded(files, 'npm-manifest', readNpmManifestFacts);
    const beside = (path: string): NpmManifest | undefined => manifests.get(inFolder(folderOf(path), 'package.json'));
    const graphs = (kind: string, tool: string): Locked[] =>
      [...decoded(files, kind, readGraph)].map(([path, graph]) =>
        graphComponents(path, namedRoots(path, graph, manifests), npmNaming(tool)),
      );
    return [
      ...[...decoded(files, 'npm-lockfile', readNpmLockfileFacts)].map(([path, lockfile]) =>
        npmComponents(path, lockfile, beside(path)),
      ),
      ...[...decoded(files, 'yarn-lock', readYarnLockfileFacts)].map(([path, lockfile]) =>
        yarnComponents(path, lockfile, membersOf(folderOf(path), manifests)),
      ),
      ...graphs('pnpm-lock', 'pnpm'),
      ...graphs('bun-lock', 'Bun'),
      ...graphs('deno-lock', 'Deno'),
    ];
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

/** The graph with the names and versions that the package.json files give to its roots. */
function namedRoots(path: string, graph: GraphFacts, manifests: ReadonlyMap<string, NpmManifest>): GraphFacts {
  if ('unknownFormat' in graph) return graph;
  const roots = graph.roots.map((root) => {
    const folder = resolvePath(folderOf(path), root.folder);
    const manifest = folder === null ? undefined : manifests.get(inFolder(folder, 'package.json'));
    return { ...root, name: root.name ?? manifest?.name, version: root.version ?? manifest?.version };
  });
  return { ...graph, roots };
}
