import type { ComponentScope } from '@vauban/domain';
import type { Ask, ListedPackage } from './package-list.ts';

const LONGEST_PATH = 40;
/** From the most to the least exposed: what two of them reach counts as the first. */
const SCOPES: readonly ComponentScope[] = ['production', 'peer', 'optional', 'development', 'unknown'];

/** How what is asked for brings in the rest. */
export interface Reach {
  isAsked(key: string): boolean;
  /** Names from the root to the package, both included, by the fewest steps; empty when nothing reaches it. */
  path(key: string): readonly string[];
  scope(key: string): ComponentScope;
}

interface Step {
  readonly name: string;
  readonly from: Step | null;
  readonly depth: number;
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
  const steps = new Map<string, Step>();
  const queue: [string, Step][] = [];
  const reach = (key: string, from: Step): void => {
    const name = names.get(key);
    if (name === undefined || steps.has(key)) return;
    const step = { name, from, depth: from.depth + 1 };
    steps.set(key, step);
    queue.push([key, step]);
  };
  const start: Step = { name: root, from: null, depth: 1 };
  for (const { key, via } of asks) reach(key, via === undefined ? start : { name: via, from: start, depth: 2 });
  for (let i = 0; i < queue.length; i++) {
    const [key, step] = queue[i] as [string, Step];
    for (const need of needs.get(key) ?? []) reach(need, step);
  }
  const asked = new Set(asks.map((ask) => ask.key));
  return {
    isAsked: (key) => asked.has(key),
    path: (key) => pathOf(steps.get(key)),
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

/** The middle of a very long chain stands as `…`. */
function pathOf(step: Step | undefined): readonly string[] {
  if (step === undefined) return [];
  const names: string[] = [];
  for (let at: Step | null = step; at !== null; at = at.from) {
    const isLeftOut =
      step.depth > LONGEST_PATH && at.depth > LONGEST_PATH / 2 && step.depth - at.depth > LONGEST_PATH / 2;
    if (!isLeftOut) names.push(at.name);
    else if (names.at(-1) !== '…') names.push('…');
  }
  return names.reverse();
}
