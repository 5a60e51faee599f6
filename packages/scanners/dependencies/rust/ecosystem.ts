import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { hasAny, unreadableManifests } from '../gaps/beside.ts';
import { readGraph } from '../graph/graph-facts.ts';
import { below, folderOf, foldersUp, inFolder } from '../text/path.ts';
import { crateComponents } from './components.ts';
import { readCargoLock } from './lockfile.ts';
import { type CargoManifest, readCargoManifest, readCargoManifestFacts } from './manifest.ts';

export const rust: Ecosystem = {
  formats: [
    lockfileFormat('cargo-lock', ['Cargo.lock'], 64, readCargoLock),
    manifestFormat('cargo-manifest', ['Cargo.toml'], 4, readCargoManifest),
  ],
  components(files) {
    const manifests = decoded(files, 'cargo-manifest', readCargoManifestFacts);
    const hasLock = (folder: string): boolean => files.has(inFolder(folder, 'Cargo.lock'));
    return [...decoded(files, 'cargo-lock', readGraph)].map(([path, list]) =>
      crateComponents(path, list, manifests, hasLock),
    );
  },
  openManifests(files) {
    const manifests = decoded(files, 'cargo-manifest', readCargoManifestFacts);
    const open = [...manifests]
      .filter(([path, manifest]) => manifest.asks && !isLocked(path, manifests, files))
      .map(([path]): [string, string] => [path, 'crates without a Cargo.lock']);
    return new Map([...open, ...unreadableManifests(files, 'cargo-manifest', ['Cargo.lock'])]);
  },
};

function isLocked(path: string, manifests: ReadonlyMap<string, CargoManifest>, files: EcosystemFiles): boolean {
  const folder = folderOf(path);
  const own = manifests.get(path);
  for (const at of foldersUp(folder)) {
    if (!hasAny(files, at, ['Cargo.lock'])) continue;
    if (at === folder) return true;
    const workspace = manifests.get(inFolder(at, 'Cargo.toml'));
    const member = below(at, folder) ?? '';
    const isExcluded = workspace?.exclude.some((name) => member === name || member.startsWith(`${name}/`)) ?? true;
    if (workspace?.isWorkspace === true && own?.isWorkspace !== true && !isExcluded) return true;
  }
  return false;
}
