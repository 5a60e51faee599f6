import type { ComponentScope } from '@vauban/domain';
import { type Chain, extendChain, startChain } from './chain.ts';
import { type LockGraph, type Need, SCOPES } from './lock-graph.ts';

/** What the roots of a graph reach, how, and how exposed that is. Targets are written as in `Need.to`. */
export interface Reach {
  /** By the fewest steps, a member of the workspace counting as one. */
  chain(to: number): Chain | undefined;
  /** The first step that is not the project's own. */
  through(to: number): string | undefined;
  scope(to: number): ComponentScope;
  isDirect(to: number): boolean;
}

export function reachOf(graph: LockGraph, rootName: string, nameOf: (to: number) => string): Reach {
  const needsOf = (to: number): readonly Need[] =>
    (to < 0 ? graph.roots[-1 - to]?.needs : graph.packages[to]?.needs) ?? [];
  const isOwn = (to: number): boolean => to < 0 || graph.packages[to]?.source === 'workspace';
  const roots = graph.roots.map((_, i) => -1 - i);
  const own = roots.find((to) => graph.roots[-1 - to]?.folder === '');
  const chains = new Map<number, Chain>();
  const through = new Map<number, string>();
  const queue: number[] = [];
  const step = (from: Chain, by: number | undefined, to: number): void => {
    if (chains.has(to)) return;
    chains.set(to, extendChain(from, nameOf(to)));
    const first = by === undefined ? undefined : through.get(by);
    if (first !== undefined || !isOwn(to)) through.set(to, first ?? nameOf(to));
    queue.push(to);
  };
  const start = startChain(rootName);
  if (own !== undefined) {
    chains.set(own, start);
    for (const need of needsOf(own)) step(start, own, need.to);
  }
  for (const root of roots) if (root !== own) step(start, undefined, root);
  for (let i = 0; i < queue.length; i++) {
    const at = queue[i] as number;
    for (const need of needsOf(at)) step(chains.get(at) as Chain, at, need.to);
  }
  const direct = new Set(roots.flatMap((root) => needsOf(root).map((need) => need.to)));
  const scopes = scopesOf(roots, needsOf);
  return {
    chain: (to) => chains.get(to),
    through: (to) => through.get(to),
    scope: (to) => scopes.get(to) ?? 'unknown',
    isDirect: (to) => direct.has(to),
  };
}

/** Breadth first, from the most exposed steps to the least. */
function scopesOf(roots: readonly number[], needsOf: (to: number) => readonly Need[]): Map<number, ComponentScope> {
  const scopes = new Map<number, ComponentScope>();
  const waiting: number[][] = SCOPES.map(() => []);
  waiting[0]?.push(...roots);
  for (let level = 0; level < SCOPES.length; level++) {
    const queue = waiting[level] ?? [];
    for (let i = 0; i < queue.length; i++) {
      const at = queue[i] as number;
      if (scopes.has(at)) continue;
      scopes.set(at, SCOPES[level] ?? 'unknown');
      for (const need of needsOf(at)) {
        if (!scopes.has(need.to)) waiting[Math.max(level, SCOPES.indexOf(need.scope))]?.push(need.to);
      }
    }
  }
  return scopes;
}
