import type { ComponentScope } from '@vauban/domain';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import type { GraphFacts } from './graph-facts.ts';
import { type GraphPackage, indicesBy, type LockGraph, rootOf, SCOPES } from './lock-graph.ts';

const FACTS_VERSION = 2;

/** Something that a project itself asks for. */
export interface Ask {
  readonly key: string;
  readonly scope: ComponentScope;
}

/** What a manifest asks for, for people who want to know what is direct in the lockfile beside it. */
export interface Asked {
  readonly root: string | undefined;
  readonly asks: readonly Ask[];
}

export function writeAsked({ root, asks }: Asked): Uint8Array {
  const out = new FactsWriter();
  out.text(root);
  out.uint(asks.length);
  for (const { key, scope } of asks) {
    out.text(key);
    out.uint(SCOPES.indexOf(scope));
  }
  return out.finish(FACTS_VERSION);
}

export function readAsked(facts: Uint8Array): Asked {
  const reader = new FactsReader(facts, FACTS_VERSION);
  const root = reader.text();
  return { root, asks: reader.list(() => ({ key: reader.text() ?? '', scope: SCOPES[reader.uint()] ?? 'unknown' })) };
}

/**
 * A graph whose root is the manifest beside it; as it is where there is none, or where the lockfile has its own roots.
 * `keyOf` is what the manifest calls a package.
 */
export function withAsked(
  graph: GraphFacts,
  asked: Asked | undefined,
  keyOf: (item: GraphPackage) => string,
): GraphFacts {
  if ('unknownFormat' in graph || asked === undefined || graph.roots.length > 0) return graph;
  return rootedIn(graph, asked, keyOf);
}

/** The graph with one root, its own folder's. */
export function rootedIn(graph: LockGraph, { root, asks }: Asked, keyOf: (item: GraphPackage) => string): LockGraph {
  const byKey = indicesBy(graph.packages, keyOf);
  const needs = asks.flatMap(({ key, scope }) => (byKey.get(key) ?? []).map((to) => ({ to, scope })));
  return { ...graph, roots: [rootOf(root, needs)] };
}
