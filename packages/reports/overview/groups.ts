import type { Surface } from '@vauban/domain';
import type { Thing } from './thing.ts';

/** All things of one rule, or one component. */
export interface Group {
  readonly surface: Surface;
  readonly first: Thing;
  readonly things: readonly Thing[];
}

export interface SurfaceGroups {
  readonly surface: Surface;
  /** Findings, not groups. */
  readonly count: number;
  readonly groups: readonly Group[];
}

export const SURFACE_TITLES: Readonly<Record<Surface, string>> = {
  secrets: 'Secrets',
  dependencies: 'Dependencies',
  code: 'Code',
  infrastructure: 'Infrastructure',
  images: 'Images',
  pipelines: 'Pipelines',
  web: 'Web',
};

const SURFACES = Object.keys(SURFACE_TITLES) as Surface[];

/** By surface, then by rule or component; groups keep the order of their soonest thing. */
export function groupsOf(things: readonly Thing[]): SurfaceGroups[] {
  return SURFACES.flatMap((surface) => {
    const here = things.filter((thing) => thing.surface === surface);
    if (here.length === 0) return [];
    const count = here.reduce((sum, thing) => sum + thing.findings.length, 0);
    return [{ surface, count, groups: groupsOfOne(surface, here) }];
  });
}

function groupsOfOne(surface: Surface, things: readonly Thing[]): Group[] {
  const bundles = new Map<string, Thing[]>();
  for (const thing of things) {
    const key = thing.component?.purl ?? thing.first.rule;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(thing);
    else bundles.set(key, [thing]);
  }
  return [...bundles.values()].flatMap((bundle) => (bundle[0] ? [{ surface, first: bundle[0], things: bundle }] : []));
}
