import type { Component, ComponentScope, Gap, Location } from '@vauban/domain';
import { type Locked, type LockedComponent, widerScope } from '../components/locked-component.ts';
import { withNeeds } from '../components/needs.ts';
import { gap, notInRegistry, unresolved } from '../gaps/component-gaps.ts';
import { oneLine } from '../text/bounded.ts';
import { folderOf, nameOf } from '../text/path.ts';
import { type Chain, namesOf } from './chain.ts';
import type { GraphFacts } from './graph-facts.ts';
import type { GraphPackage, LockGraph, Need, Root } from './lock-graph.ts';
import { type Reach, reachOf } from './reach.ts';

/** How an ecosystem names its packages. */
export interface Naming {
  /** OSV's name. */
  readonly ecosystem: string;
  /** Who writes the file, for people. */
  readonly tool: string;
  purl(name: string, version: string, qualifiers: Record<string, string> | undefined, ecosystem: string): string;
}

/** The components of one lockfile, each name and version once; one of an unknown format is a blocking gap. */
export function graphComponents(path: string, facts: GraphFacts, naming: Naming, more: readonly Gap[] = []): Locked {
  if ('unknownFormat' in facts) {
    const message = `${path} is a lockfile of ${naming.tool} with ${oneLine(facts.unknownFormat, 60)}, which Vauban does not know yet`;
    return { components: [], gaps: [gap('lockfile-unsupported', path, message)] };
  }
  const rootName =
    facts.roots.find((root) => root.folder === '')?.name ?? facts.name ?? (nameOf(folderOf(path)) || '.');
  const reach = facts.roots.length === 0 ? null : reachOf(facts, rootName, namesIn(facts));
  const groups = new Map<string, number[]>();
  const open: string[] = [];
  const elsewhere = new Set<string>();
  for (const [i, item] of facts.packages.entries()) {
    if (item.source === 'registry' && item.version === '') {
      open.push(item.line === 0 ? item.name : `${item.name} (line ${item.line})`);
      continue;
    }
    if (item.source !== 'registry' && item.source !== 'workspace') elsewhere.add(`${item.name} (${item.source})`);
    const key = [item.name, item.version, item.source, item.address, item.ecosystem].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  }
  const members = facts.roots.flatMap((root, i) =>
    root.folder === '' ? [] : [memberOf(path, root, -1 - i, naming, reach)],
  );
  const packages = [...groups.values()].map((group) => componentOf(path, rootName, facts, group, naming, reach));
  return {
    components: withGraph(facts, members, packages, [...groups.values()]),
    gaps: [
      ...more,
      ...facts.notes.map(({ kind, message, count }) =>
        gap(
          kind,
          path,
          message.replaceAll('%', () => path),
          count,
        ),
      ),
      ...unresolved(path, open, (names) => `${names} in ${path} without a version`),
      ...notInRegistry(path, [...elsewhere]),
    ],
  };
}

/** Tells each what it needs; a file that knows neither roots nor needs says nothing about them. */
function withGraph(
  graph: LockGraph,
  members: readonly LockedComponent[],
  packages: readonly LockedComponent[],
  groups: readonly (readonly number[])[],
): LockedComponent[] {
  if (graph.roots.length === 0 && graph.packages.every(({ needs }) => needs.length === 0))
    return [...members, ...packages];
  const purls = new Map<number, string | undefined>();
  for (const [at, group] of groups.entries()) for (const i of group) purls.set(i, packages[at]?.component.purl);
  const below = graph.roots.flatMap((root, i) => (root.folder === '' ? [] : [-1 - i]));
  for (const [at, to] of below.entries()) purls.set(to, members[at]?.component.purl);
  const needed = (needs: readonly Need[]): (string | undefined)[] => needs.map(({ to }) => purls.get(to));
  return [
    ...members.map((member, at) => withNeeds(member, needed(graph.roots[-1 - (below[at] as number)]?.needs ?? []))),
    ...packages.map((item, at) =>
      withNeeds(item, needed((groups[at] ?? []).flatMap((i) => graph.packages[i]?.needs ?? []))),
    ),
  ];
}

function namesIn(graph: LockGraph): (to: number) => string {
  return (to) => {
    if (to >= 0) return graph.packages[to]?.name ?? '';
    const root = graph.roots[-1 - to];
    return root?.name ?? nameOf(root?.folder ?? '');
  };
}

/** A member of the workspace is a component of its own. */
function memberOf(path: string, root: Root, to: number, naming: Naming, reach: Reach | null): LockedComponent {
  const name = root.name ?? nameOf(root.folder);
  const version = root.version ?? '';
  const component: Component = {
    purl: naming.purl(name, version, undefined, naming.ecosystem),
    ecosystem: naming.ecosystem,
    name,
    version,
    direct: true,
    scope: 'production',
    source: 'workspace',
    location: locationOf(path, root),
    path: namesOf(reach?.chain(to)),
    resolved: root.folder,
  };
  return { component, further: [] };
}

function componentOf(
  path: string,
  rootName: string,
  graph: LockGraph,
  group: readonly number[],
  naming: Naming,
  reach: Reach | null,
): LockedComponent {
  const items = group.map((i) => graph.packages[i] as GraphPackage);
  const first = items[0] as GraphPackage;
  const { name, version, source, address } = first;
  const ecosystem = first.ecosystem ?? naming.ecosystem;
  const nearest = nearestOf(group, reach);
  const direct = directOf(items, group, reach);
  const chain = namesOf(nearest.chain);
  const alias = items.find((item) => item.alias !== undefined && item.alias !== name)?.alias;
  const component: Component = {
    purl: naming.purl(name, version, qualifiersOf(first), ecosystem),
    ecosystem,
    name,
    version,
    ...optional('alias', alias),
    direct,
    scope: group.map((i, at) => scopeOf(items[at] as GraphPackage, i, reach)).reduce(widerScope),
    source,
    location: locationOf(path, first),
    path: chain.length === 0 && direct === true ? [rootName, name] : chain,
    ...optional('resolved', first.resolved ?? address),
    ...optional('integrity', items.find((item) => item.integrity !== undefined)?.integrity),
    ...optional('licence', first.licence),
  };
  const through = direct === false ? nearest.through : undefined;
  const unsure = items.every((item) => item.unsure !== undefined)
    ? first.unsure?.replaceAll('%', () => path)
    : undefined;
  return {
    component,
    further: furtherOf(path, items),
    ...optional('unsure', unsure),
    ...optional('through', through),
  };
}

function directOf(items: readonly GraphPackage[], group: readonly number[], reach: Reach | null): boolean | 'unknown' {
  if (items.some((item) => item.direct === true)) return true;
  if (reach !== null) return group.some((i) => reach.isDirect(i));
  return items.some((item) => item.direct === undefined) ? 'unknown' : false;
}

function nearestOf(
  group: readonly number[],
  reach: Reach | null,
): { chain?: Chain | undefined; through?: string | undefined } {
  let nearest: { chain?: Chain | undefined; through?: string | undefined } = {};
  for (const i of group) {
    const chain = reach?.chain(i);
    if (chain === undefined || (nearest.chain !== undefined && nearest.chain.depth <= chain.depth)) continue;
    nearest = { chain, through: reach?.through(i) };
  }
  return nearest;
}

function scopeOf(item: GraphPackage, index: number, reach: Reach | null): ComponentScope {
  return item.scope ?? reach?.scope(index) ?? 'unknown';
}

/** Other lines that name the same. */
function furtherOf(path: string, items: readonly GraphPackage[]): Location[] {
  const keyOf = (item: GraphPackage | undefined): string => `${item?.line} ${item?.line === 0 ? item.snippet : ''}`;
  const seen = new Set([keyOf(items[0])]);
  const further: Location[] = [];
  for (const item of items) {
    if (seen.has(keyOf(item))) continue;
    seen.add(keyOf(item));
    further.push(locationOf(path, item));
  }
  return further;
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
}

function qualifiersOf({ source, address }: GraphPackage): Record<string, string> | undefined {
  if (address === undefined) return undefined;
  if (source === 'git') return { vcs_url: address };
  return source === 'url' ? { download_url: address } : undefined;
}

function locationOf(path: string, place: { line: number; column: number; snippet: string }): Location {
  const { line, column, snippet } = place;
  return { path, ...(line === 0 ? {} : { line, column }), snippet };
}
