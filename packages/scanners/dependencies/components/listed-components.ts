import type { Component, Gap } from '@vauban/domain';
import { gap } from '../gaps/component-gaps.ts';
import { MOST_LISTED } from '../limits.ts';
import { plural } from '../text/bounded.ts';
import type { LockedComponent } from './locked-component.ts';

/** Below so many the list is never too large. */
const FEW = 20_000;

/**
 * The components that a report can hold, in their order, and for each lockfile a gap that says how many are left out.
 * All of them are matched, listed or not.
 */
export function listedComponents(
  locked: readonly LockedComponent[],
  most = MOST_LISTED,
): { readonly components: readonly Component[]; readonly gaps: readonly Gap[] } {
  const components = locked.map(({ component }) => component);
  if (components.length <= FEW && most === MOST_LISTED) return { components, gaps: [] };
  let bytes = 0;
  const end = components.findIndex((component) => {
    bytes += JSON.stringify(component).length + 1;
    return bytes > most;
  });
  if (end < 0) return { components, gaps: [] };
  const left = new Map<string, number>();
  for (const { location } of components.slice(end)) left.set(location.path, (left.get(location.path) ?? 0) + 1);
  const gaps = [...left].map(([path, count]) =>
    gap(
      'output-limit',
      path,
      `${plural(count, 'component')} of ${path} ${count === 1 ? 'is' : 'are'} matched against the advisories and not listed: there are more than a report holds`,
      count,
    ),
  );
  return { components: components.slice(0, end), gaps };
}
