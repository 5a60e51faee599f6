import type { ComponentScope } from '@vauban/domain';
import type { Locked } from '../components/locked-component.ts';
import { purl } from '../components/purl.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import type { GraphFacts } from '../graph/graph-facts.ts';
import { type GraphPackage, type Need, rootOf } from '../graph/lock-graph.ts';
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
  graph: GraphFacts,
  manifests: ReadonlyMap<string, CargoManifest>,
  hasLock: (folder: string) => boolean,
): Locked {
  if ('unknownFormat' in graph) return graphComponents(path, graph, NAMING);
  const folder = folderOf(path);
  const own = manifests.get(inFolder(folder, 'Cargo.toml'));
  const members = membersOf(folder, manifests, hasLock);
  const renamed = new Map(pairs(own?.renamed ?? []));
  const asks: Need[] = [];
  const direct = new Set<number>();
  const packages = graph.packages.map((item, i): GraphPackage => {
    if (item.source !== 'workspace') return item;
    asks.push({ to: i, scope: 'production' });
    const scopeOf = scopesOf(members.get(item.name), renamed);
    const needs = item.needs.map(({ to }): Need => ({ to, scope: scopeOf(graph.packages[to]?.name ?? '') }));
    if (item.name === own?.name) asks.push(...needs);
    for (const { to } of needs) direct.add(to);
    return { ...item, needs };
  });
  const said = packages.map((item, i): GraphPackage => (direct.has(i) ? { ...item, direct: true } : item));
  return graphComponents(path, { ...graph, roots: [rootOf(own?.name, asks)], packages: said }, NAMING);
}

/** How a member needs a crate; of one whose Cargo.toml was not seen that is not told. */
function scopesOf(
  member: CargoManifest | undefined,
  renamed: ReadonlyMap<string, string>,
): (name: string) => ComponentScope {
  const is = (written: readonly string[] = []): Set<string> =>
    new Set(written.map((name) => renamed.get(name) ?? name));
  const scopes: readonly (readonly [ComponentScope, ReadonlySet<string>])[] = [
    ['production', is(member?.production)],
    ['optional', is(member?.optional)],
    ['development', is(member?.development)],
  ];
  return (name) => scopes.find(([, names]) => names.has(name))?.[0] ?? 'unknown';
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
