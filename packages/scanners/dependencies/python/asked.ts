import type { ComponentScope, Gap } from '@vauban/domain';
import { unresolved } from '../gaps/component-gaps.ts';
import type { GraphFacts } from '../graph/graph-facts.ts';
import type { Need, Root } from '../graph/lock-graph.ts';

/** What a manifest asks for, in normalised names. */
export interface Asked {
  readonly name: string | undefined;
  readonly main: readonly string[];
  readonly optional: readonly string[];
  readonly development: readonly string[];
}

/** A graph whose root is the manifest beside it; as it is where there is none, or where the lockfile has its own roots. */
export function withAsked(graph: GraphFacts, asked: Asked | undefined): GraphFacts {
  if ('unknownFormat' in graph || asked === undefined || graph.roots.length > 0) return graph;
  const byName = new Map<string, number[]>();
  for (const [i, { name }] of graph.packages.entries()) {
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [i]);
    else same.push(i);
  }
  const needsOf = (names: readonly string[], scope: ComponentScope): Need[] =>
    names.flatMap((name) => (byName.get(name) ?? []).map((to) => ({ to, scope })));
  const root: Root = {
    folder: '',
    name: asked.name,
    line: 0,
    column: 1,
    snippet: '',
    needs: [
      ...needsOf(asked.main, 'production'),
      ...needsOf(asked.optional, 'optional'),
      ...needsOf(asked.development, 'development'),
    ],
  };
  return { ...graph, roots: [root] };
}

/** Names that the manifest asks for and the lockfile does not hold: the two have drifted apart. */
export function absentGaps(path: string, graph: GraphFacts, asked: Asked | undefined, manifest: string): Gap[] {
  if ('unknownFormat' in graph || asked === undefined) return [];
  const held = new Set(graph.packages.map(({ name }) => name));
  const wanted = new Set([...asked.main, ...asked.optional, ...asked.development]);
  const absent = [...wanted].filter((name) => !held.has(name) && name !== asked.name);
  return unresolved(path, absent, (names) => `${manifest} asks for ${names}, which ${path} does not hold: lock again`);
}
