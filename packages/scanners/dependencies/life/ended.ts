import { type AdvisoryLookup, endOfLife, type Life } from '@vauban/advisories';
import type { EndOfLife, Observation, RuleFacts } from '@vauban/domain';
import type { LockedComponent } from '../components/locked-component.ts';
import { SCANNER } from '../gaps/component-gaps.ts';
import { refOf } from '../matching/observation.ts';
import { oneLine } from '../text/bounded.ts';
import { lifeOf, productOf } from './component-life.ts';

const RULE: RuleFacts = {
  id: 'dependencies/end-of-life',
  title: 'A component whose release line is no longer maintained',
  surface: 'dependencies',
  severity: 'medium',
  cwe: ['CWE-1104'],
  help: [
    'Its makers have given this release line up: what is found in it from now on stays unfixed, and often nobody even looks.',
    'Move to a release line that is maintained. Where that takes time, accept the finding with an end, so that it comes back.',
    'What counts is the day of the data (`vauban advisories status`), which comes from endoflife.date.',
  ].join('\n\n'),
};

/** What is used and no longer maintained: direct components and what says nothing of that; the rest comes with them. */
export function endedComponents(
  components: readonly LockedComponent[],
  advisories: AdvisoryLookup | null,
  spend: (steps: number) => void,
): { readonly observations: readonly Observation[]; readonly rules: readonly RuleFacts[] } {
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
  return { observations, rules: observations.length === 0 ? [] : [RULE] };
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
    rule: RULE.id,
    scanner: SCANNER,
    surface: 'dependencies',
    title: oneLine(`${component.name} ${component.version}: ${product} ${ended.cycle} is at its end of life`, 200),
    message: `${product} ${ended.cycle} has not been maintained${since}: flaws that are found in it stay unfixed.${may}`,
    severity: RULE.severity,
    confidence: unsure === undefined ? 'high' : 'low',
    cwe: RULE.cwe,
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
