import type { Component, ComponentScope, Gap, Location } from '@vauban/domain';
import { type Locked, type LockedComponent, widerScope } from '../components/locked-component.ts';
import { withNeeds } from '../components/needs.ts';
import { gap, notInRegistry, unresolved } from '../gaps/component-gaps.ts';
import { oneLine } from '../text/bounded.ts';
import { folderOf, nameOf } from '../text/path.ts';
import type { Ask, ListedPackage, PackageList } from './package-list.ts';
import { type Reach, reachOf } from './reach.ts';

/** How an ecosystem names its packages. */
export interface Naming {
  /** OSV's name. */
  readonly ecosystem: string;
  readonly tool: string;
  purl(name: string, version: string, qualifiers?: Record<string, string>): string;
}

/** What is known beside the list itself. */
export interface Beside {
  readonly root?: string | undefined;
  /** What the manifests ask for, when they were read; counts before the list's own word. */
  readonly asks?: readonly Ask[] | undefined;
  readonly gaps?: readonly Gap[];
  /** What packages need, by key, where that is more than what their `needs` lead to. */
  readonly needs?: ReadonlyMap<string, readonly string[]>;
}

/** The components of one list, each name and version once; a list of an unknown format is one blocking gap. */
export function listComponents(path: string, list: PackageList, naming: Naming, beside: Beside = {}): Locked {
  if (list.unknownFormat !== undefined) {
    const version = oneLine(list.unknownFormat, 60);
    const message = `${path} is a lockfile of ${naming.tool} in ${version}, which Vauban does not know yet`;
    return { components: [], gaps: [gap('lockfile-unsupported', path, message)] };
  }
  const root = beside.root ?? list.root ?? (nameOf(folderOf(path)) || '.');
  const asks = beside.asks ?? (list.asks.length > 0 ? list.asks : undefined);
  const reach = asks === undefined ? null : reachOf(root, asks, list.packages);
  const groups = new Map<string, ListedPackage[]>();
  const open = new Set<string>();
  const elsewhere = new Set<string>();
  for (const item of list.packages) {
    if (item.source !== 'registry' && item.source !== 'workspace') elsewhere.add(`${item.name} (${item.source})`);
    if (item.source === 'registry' && item.version === '') {
      open.add(item.name);
      continue;
    }
    const key = [item.name, item.version, item.source, item.address ?? ''].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  const components = [...groups.values()].map((group) => component(path, root, group, naming, reach));
  return {
    components: withGraph(components, [...groups.values()], beside.needs),
    gaps: [
      ...(beside.gaps ?? []),
      ...list.notes.map(({ kind, message, count }) =>
        gap(
          kind,
          path,
          message.replaceAll('%', () => path),
          count,
        ),
      ),
      ...unresolved(path, [...open], (names) => `${path} names ${names} without an exact version`),
      ...notInRegistry(path, [...elsewhere]),
    ],
  };
}

/** Tells each what it needs; a list in which nothing needs anything does not know. */
function withGraph(
  components: readonly LockedComponent[],
  groups: readonly (readonly ListedPackage[])[],
  known: Beside['needs'],
): LockedComponent[] {
  const needsOf = (item: ListedPackage): readonly string[] => known?.get(item.key) ?? item.needs;
  if (groups.every((group) => group.every((item) => needsOf(item).length === 0))) return [...components];
  const purls = new Map<string, Set<string>>();
  for (const [at, group] of groups.entries()) {
    for (const { key } of group) {
      const of = purls.get(key) ?? new Set();
      purls.set(key, of.add(components[at]?.component.purl as string));
    }
  }
  return components.map((item, at) => {
    const keys = (groups[at] ?? []).flatMap(needsOf);
    return withNeeds(
      item,
      keys.flatMap((key) => [...(purls.get(key) ?? [])]),
    );
  });
}

function component(
  path: string,
  root: string,
  group: readonly ListedPackage[],
  naming: Naming,
  reach: Reach | null,
): LockedComponent {
  const item = group[0] as ListedPackage;
  const { name, version, source, address, integrity, licence } = item;
  const alias = group.find((other) => other.alias !== undefined)?.alias;
  const direct = directOf(group, reach);
  const chain = reach === null ? [] : shortest(group.map(({ key }) => reach.path(key)));
  const made: Component = {
    purl: naming.purl(name, version, qualifiersOf(item)),
    ecosystem: naming.ecosystem,
    name,
    version,
    ...(alias === undefined ? {} : { alias }),
    direct,
    scope: group.map((other) => scopeOf(other, reach)).reduce(widerScope),
    source,
    location: locationOf(path, item),
    path: chain.length > 0 ? chain : direct === true ? [root, name] : [],
    ...(address === undefined ? {} : { resolved: address }),
    ...(integrity === undefined ? {} : { integrity }),
    ...(licence === undefined ? {} : { licence }),
  };
  const through = direct === false ? chain[1] : undefined;
  return {
    component: made,
    further: group.slice(1).map((other) => locationOf(path, other)),
    certain: group.some((other) => other.certain),
    ...(through === undefined ? {} : { through }),
  };
}

function directOf(group: readonly ListedPackage[], reach: Reach | null): boolean | 'unknown' {
  if (reach !== null) return group.some(({ key }) => reach.isAsked(key));
  if (group.some(({ direct }) => direct === true)) return true;
  return group.some(({ direct }) => direct === 'unknown') ? 'unknown' : false;
}

/** The list's own word before what follows from the graph. */
function scopeOf(item: ListedPackage, reach: Reach | null): ComponentScope {
  return item.scope === 'unknown' && reach !== null ? reach.scope(item.key) : item.scope;
}

function shortest(chains: readonly (readonly string[])[]): readonly string[] {
  return chains.reduce(
    (best, chain) => (chain.length > 0 && (best.length === 0 || chain.length < best.length) ? chain : best),
    [],
  );
}

function qualifiersOf({ source, address }: ListedPackage): Record<string, string> | undefined {
  if (address === undefined) return undefined;
  if (source === 'git') return { vcs_url: address };
  return source === 'url' ? { download_url: address } : undefined;
}

function locationOf(path: string, { line, snippet }: ListedPackage): Location {
  return { path, ...(line === 0 ? {} : { line, column: 1 }), snippet };
}
