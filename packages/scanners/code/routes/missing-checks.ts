import type { Hit } from '../engine/analysis.ts';
import { isGuard, isOpenByNature } from './guards.ts';
import type { Route } from './route.ts';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Routes with the check that make it a rule of that router, … */
const FEWEST = 3;
/** … and its share of those that change something. */
const SHARE = 0.6;

/**
 * Routes that change something and lack the check that most routes of the same router pass. `importAsks` says whether what
 * is imported asks who the caller is.
 */
export function missingChecks(
  path: string,
  routes: readonly Route[],
  importAsks: (specifier: string) => boolean,
): Hit[] {
  const groups = new Map<string, Route[]>();
  for (const route of routes) groups.set(route.group, [...(groups.get(route.group) ?? []), route]);
  return [...groups.values()].flatMap((group) => judged(path, group, importAsks));
}

function judged(path: string, group: readonly Route[], importAsks: (specifier: string) => boolean): Hit[] {
  const before: Route[] = [];
  const guarded: Route[] = [];
  const open: Route[] = [];
  for (const route of group) {
    if (route.method === 'USE') {
      if (route.passes.some(isGuard)) before.push(route);
      continue;
    }
    const isChecked = route.passes.some(isGuard) || before.some((check) => covers(check.route, route.route));
    (isChecked ? guarded : open).push(route);
  }
  if (guarded.length < FEWEST) return [];
  const changing = guarded.filter(({ method }) => CHANGES.has(method)).length;
  const missing = open.filter(
    ({ method, route, asks, imports }) =>
      CHANGES.has(method) && !asks && !isOpenByNature(route) && !imports.some(importAsks),
  );
  if (changing < SHARE * (changing + missing.length)) return [];
  const names = new Set(guarded.flatMap(({ passes }) => passes.filter(isGuard)));
  const check = [...names].sort()[0];
  return missing.map((route) => ({
    sink: 'missing-authentication',
    ...(check !== undefined && { note: `its siblings pass ${check}` }),
    path,
    at: route.at,
    steps: [],
    entry: { kind: 'http', method: route.method, route: route.route, name: '', path, at: route.at },
    confidence: 'medium',
    doubts: [],
  }));
}

function covers(prefix: string, route: string): boolean {
  return prefix === '/' || route === prefix || route.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}
