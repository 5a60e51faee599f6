import { type AdvisoryLookup, endOfLife, type Life } from '@vauban/advisories';
import type { EndOfLife, Observation } from '@vauban/domain';
import type { LockedComponent } from '../components/locked-component.ts';
import { SCANNER } from '../gaps/component-gaps.ts';
import { refOf } from '../matching/observation.ts';
import { oneLine } from '../text/bounded.ts';
import { lifeOf, productOf } from './component-life.ts';
import { END_OF_LIFE } from './rule.ts';

/** What is used and no longer maintained: direct components and what says nothing of that; the rest comes with them. */
export function endedComponents(
  components: readonly LockedComponent[],
  advisories: AdvisoryLookup | null,
  spend: (steps: number) => void,
): Observation[] {
  const observations: Observation[] = [];
  for (const locked of components) {
    if (locked.component.source !== 'registry' || locked.component.direct === false) continue;
    spend(1);
    const life = lifeOf(locked.component, advisories);
    const ended = endOfLife(life);
    if (ended === undefined) continue;
    const maintained = advisories?.lives(productOf(locked.component)).find(({ hasEnded }) => !hasEnded)?.cycle;
    observations.push(observationOf(locked, life, ended, maintained));
  }
  return observations;
}

function observationOf(
  { component, unsure }: LockedComponent,
  life: Life | null,
  ended: EndOfLife,
  maintained: string | undefined,
): Observation {
  const product = oneLine(ended.product, 100);
  const since = ended.since === undefined ? '' : ` since ${ended.since}`;
  const may = unsure === undefined ? '' : ` ${oneLine(unsure, 300)}.`;
  return {
    rule: END_OF_LIFE.id,
    scanner: SCANNER,
    surface: 'dependencies',
    title: oneLine(`${component.name} ${component.version}: ${product} ${ended.cycle} is at its end of life`, 200),
    message: `${product} ${ended.cycle} has not been maintained${since}: flaws that are found in it stay unfixed.${may}`,
    severity: END_OF_LIFE.severity,
    confidence: unsure === undefined ? 'high' : 'low',
    cwe: END_OF_LIFE.cwe,
    location: component.location,
    fix: {
      safe: false,
      summary:
        maintained === undefined
          ? `No release line of ${product} is maintained: replace it.`
          : `Move to ${product} ${maintained}, which is maintained.`,
    },
    component: refOf(component, undefined, life),
    subject: component.name,
  };
}
