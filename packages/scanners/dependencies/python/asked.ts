import type { ComponentScope, Gap } from '@vauban/domain';
import { unresolved } from '../gaps/component-gaps.ts';
import { type Ask, withAsked } from '../graph/asked.ts';
import type { GraphFacts } from '../graph/graph-facts.ts';

/** What a manifest asks for, in normalised names. */
export interface AskedNames {
  readonly name: string | undefined;
  readonly main: readonly string[];
  readonly optional: readonly string[];
  readonly development: readonly string[];
}

/** The graph with what the manifest beside it asks for, where it has no roots of its own. */
export function withNames(graph: GraphFacts, asked: AskedNames | undefined): GraphFacts {
  if (asked === undefined) return graph;
  const of = (names: readonly string[], scope: ComponentScope): Ask[] => names.map((key) => ({ key, scope }));
  const asks = [
    ...of(asked.main, 'production'),
    ...of(asked.optional, 'optional'),
    ...of(asked.development, 'development'),
  ];
  return withAsked(graph, { root: asked.name, asks }, ({ name }) => name);
}

/** Names that the manifest asks for and the lockfile does not hold: the two have drifted apart. */
export function absentGaps(path: string, graph: GraphFacts, asked: AskedNames | undefined, manifest: string): Gap[] {
  if ('unknownFormat' in graph || asked === undefined) return [];
  const held = new Set(graph.packages.map(({ name }) => name));
  const wanted = new Set([...asked.main, ...asked.optional, ...asked.development]);
  const absent = [...wanted].filter((name) => !held.has(name) && name !== asked.name);
  return unresolved(path, absent, (names) => `${manifest} asks for ${names}, which ${path} does not hold: lock again`);
}
