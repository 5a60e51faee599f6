import type { AdvisoryMatch } from '@vauban/advisories';
import type { Component, Observation } from '@vauban/domain';
import { observationOf } from './observation.ts';

/**
 * What a scan would observe about a component that it recorded, if it knew the match: the same rule, place, subject and
 * words. What no report tells (where else the lockfile names it) is left out.
 */
export function observationOfRecorded(component: Component, match: AdvisoryMatch): Observation {
  const through = component.direct === false && component.path.length > 2 ? component.path[1] : undefined;
  return observationOf({ component, further: [], ...(through !== undefined && { through }) }, match);
}
