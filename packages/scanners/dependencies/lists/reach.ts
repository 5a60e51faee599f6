import type { ComponentScope } from '@vauban/domain';
import { type Chain, extendChain, namesOf, startChain } from '../graph/chain.ts';
import type { Ask, ListedPackage } from './package-list.ts';

/** From the most to the least exposed: what two of them reach counts as the first. */
const SCOPES: readonly ComponentScope[] = ['production', 'peer', 'optional', 'development', 'unknown'];

/** How what is asked for brings in the rest. */
export interface Reach {
  isAsked(key: string): boolean;
  /** Names from the root to the package, both included, by the fewest steps; empty when nothing reaches it. */
  path(key: string): readonly string[];
  scope(key: string): ComponentScope;
}

export function reachOf(root: string, asks: readonly Ask[], packages: readonly ListedPackage[]): Reach {
  const names = new Map<string, string>();
  const needs = new Map<string, readonly string[]>();
  for (const item of packages) {
    names.set(item.key, item.name);
    const known = needs.get(item.key);
    needs.set(item.key, known === undefined ? item.needs : [...known, ...item.needs]);
  }
  const scopes = new Map<string, ComponentScope>();
  for (const scope of SCOPES) {
    const from = asks.filter((ask) => ask.scope === scope).map((ask) => ask.key);
    for (const key of walk(from, needs, scopes)) scopes.set(key, scope);
  }
  const chains = new Map<string, Chain>();
  const queue: string[] = [];
  const reach = (key: string, from: Chain): void => {
    const name = names.get(key);
    if (name === undefined || chains.has(key)) return;
    chains.set(key, extendChain(from, name));
    queue.push(key);
  };
  const start = startChain(root);
  for (const { key, via } of asks) reach(key, via === undefined ? start : extendChain(start, via));
  for (const key of queue) {
    for (const need of needs.get(key) ?? []) reach(need, chains.get(key) as Chain);
  }
  const asked = new Set(asks.map((ask) => ask.key));
  return {
    isAsked: (key) => asked.has(key),
    path: (key) => namesOf(chains.get(key)),
    scope: (key) => scopes.get(key) ?? 'unknown',
  };
}

/** What is reached and not in `known` yet. */
function walk(
  from: readonly string[],
  needs: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, unknown>,
): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key) || known.has(key) || !needs.has(key)) continue;
    found.add(key);
    for (const need of needs.get(key) ?? []) open.push(need);
  }
  return found;
}
