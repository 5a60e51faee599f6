import type { Locked } from '../components/locked-component.ts';
import { purl } from '../components/purl.ts';
import { listComponents, type Naming } from '../lists/list-components.ts';
import type { Ask, ListedPackage, PackageList } from '../lists/package-list.ts';
import { below, folderOf, foldersUp, inFolder } from '../text/path.ts';
import type { CargoManifest } from './manifest.ts';

const NAMING: Naming = {
  ecosystem: 'crates.io',
  tool: 'Cargo',
  purl: (name, version, qualifiers) => purl('cargo', undefined, name, version, qualifiers),
};

/** The components of one Cargo.lock; the Cargo.toml files below it say what is needed for development only. */
export function crateComponents(
  path: string,
  list: PackageList,
  manifests: ReadonlyMap<string, CargoManifest>,
  hasLock: (folder: string) => boolean,
): Locked {
  const folder = folderOf(path);
  const own = manifests.get(inFolder(folder, 'Cargo.toml'));
  const members = membersOf(folder, manifests, hasLock);
  const renamed = new Map(pairs(own?.renamed ?? []));
  const names = new Map(list.packages.map((item) => [item.key, item.name]));
  const asks: Ask[] = [];
  const packages = list.packages.map((item): ListedPackage => {
    if (item.source !== 'workspace') return item;
    const member = members.get(item.name);
    const via = item.name === own?.name ? undefined : item.name;
    asks.push({ key: item.key, scope: 'production' });
    if (member === undefined) {
      // a crate of the project whose Cargo.toml was not seen: what it needs is not told apart
      for (const key of item.needs) asks.push({ key, scope: 'unknown', via });
      return { ...item, needs: [] };
    }
    const is = (written: readonly string[]): Set<string> => new Set(written.map((name) => renamed.get(name) ?? name));
    const [production, optional, development] = [is(member.production), is(member.optional), is(member.development)];
    for (const key of item.needs) {
      const name = names.get(key) ?? '';
      const scope = production.has(name)
        ? 'production'
        : optional.has(name)
          ? 'optional'
          : development.has(name)
            ? 'development'
            : 'unknown';
      asks.push({ key, scope, via });
    }
    return { ...item, needs: [] };
  });
  const needs = new Map(list.packages.map((item) => [item.key, item.needs]));
  return listComponents(path, { ...list, packages }, NAMING, { root: own?.name, asks, needs });
}

/** The crates that share the lockfile of a folder, by name: those below it that have none nearer. */
function membersOf(
  folder: string,
  manifests: ReadonlyMap<string, CargoManifest>,
  hasLock: (folder: string) => boolean,
): Map<string, CargoManifest> {
  const members = new Map<string, CargoManifest>();
  for (const [path, manifest] of manifests) {
    const at = folderOf(path);
    if (manifest.name === undefined || below(folder, at) === undefined) continue;
    for (const up of foldersUp(at)) {
      if (up === folder) members.set(manifest.name, manifest);
      if (up === folder || hasLock(up)) break;
    }
  }
  return members;
}

function* pairs(flat: readonly string[]): Generator<[string, string]> {
  for (let i = 0; i + 1 < flat.length; i += 2) yield [flat[i] as string, flat[i + 1] as string];
}
