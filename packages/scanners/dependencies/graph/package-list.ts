import type { ComponentScope, ComponentSource } from '@vauban/domain';
import { type Ask, rootedIn } from './asked.ts';
import { writeGraph } from './graph-facts.ts';
import { type GraphPackage, indicesBy, type LockGraph, type Note } from './lock-graph.ts';

/** One package as a lockfile lists it: a `GraphPackage` whose needs are names. */
export interface ListedPackage {
  /** What `needs` and `asks` of the same list call it; several entries may share one. */
  readonly key: string;
  readonly name: string;
  /** Empty where the file names none. */
  readonly version: string;
  /** The name it is asked for under, where that differs. */
  readonly alias?: string | undefined;
  /** From 1; 0 where it is not known. */
  readonly line: number;
  readonly snippet: string;
  readonly source: ComponentSource;
  readonly direct: boolean | 'unknown';
  readonly scope: ComponentScope;
  /** See `GraphPackage`. */
  readonly unsure?: string | undefined;
  readonly address?: string | undefined;
  readonly integrity?: string | undefined;
  readonly licence?: string | undefined;
  readonly needs: readonly string[];
}

/** A lockfile that names by name what its packages need. */
export interface PackageList {
  /** The project's own name. */
  readonly root?: string | undefined;
  /** Absent where the file does not say what is asked for. */
  readonly asks?: readonly Ask[];
  readonly packages: readonly ListedPackage[];
  readonly notes?: readonly Note[];
}

/** A listed package where the format says nothing more than name and version. */
export function listed(name: string, version: string, more: Partial<ListedPackage> = {}): ListedPackage {
  return {
    key: name,
    name,
    version,
    line: 0,
    snippet: '',
    source: 'registry',
    direct: 'unknown',
    scope: 'unknown',
    needs: [],
    ...more,
  };
}

/** The list with its names followed; a name that nothing has leads nowhere. */
export function graphOf({ root, asks = [], packages, notes = [] }: PackageList): LockGraph {
  const byKey = indicesBy(packages, ({ key }) => key);
  const graph: LockGraph = {
    ...(root === undefined ? {} : { name: root }),
    roots: [],
    packages: packages.map((item) => packageOf(item, byKey)),
    notes,
  };
  if (asks.length === 0) return graph;
  const keys = new Map(graph.packages.map((item, i) => [item, packages[i]?.key ?? '']));
  return rootedIn(graph, { root, asks }, (item) => keys.get(item) ?? '');
}

export function writePackageList(list: PackageList): Uint8Array {
  return writeGraph(graphOf(list));
}

function packageOf(
  { key: _key, direct, scope, needs, ...item }: ListedPackage,
  byKey: ReadonlyMap<string, readonly number[]>,
): GraphPackage {
  return {
    ...item,
    column: 1,
    direct: direct === 'unknown' ? undefined : direct,
    scope: scope === 'unknown' ? undefined : scope,
    needs: needs.flatMap((need) => (byKey.get(need) ?? []).map((to) => ({ to, scope: 'production' as const }))),
  };
}
