import type { ConcludeContext } from '../../contract/scanner.ts';
import type { LockedComponent } from '../components/locked-component.ts';
import { MENTIONS, sourceKinds } from '../imports/ecosystem.ts';
import { isAffected } from '../matching/match.ts';
import { languageOf, type SourceLanguage } from './language-of.ts';

/**
 * Kinds of files that say how far vulnerable components are reached and that were not read yet: the sources of the
 * languages in which there is such a component, and whatever else may name packages. Where none is vulnerable, none.
 */
export function sourcesToAskFor(
  components: readonly LockedComponent[],
  { advisories, brought, spend }: ConcludeContext,
): readonly string[] {
  const asked = new Set<SourceLanguage>();
  for (const { component } of components) {
    const language = languageOf(component.ecosystem);
    if (language === null || asked.has(language) || component.source !== 'registry') continue;
    spend(1);
    if (isAffected(component, advisories)) asked.add(language);
  }
  const kinds = [...asked].flatMap((language) => [...sourceKinds(language), ...MENTIONS]);
  return [...new Set(kinds)].filter((kind) => brought?.has(kind) !== true);
}
