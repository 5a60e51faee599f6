import type { SuppressionClaim } from '@vauban/domain';
import type { InFileSuppression } from '@vauban/scanners';

/** How the base answers about a suppression; null where there is no base. */
export interface BaseAnswers {
  readonly suppressions: readonly InFileSuppression[];
  readonly renamedFrom: (path: string) => string | undefined;
  lineUnchanged(path: string, line: number): boolean | 'unknown';
}

/**
 * Suppressions as the judge takes them. One was there before the change only when the base holds the same words in the
 * same file, and neither its line nor a line that it speaks for was touched: moving an old comment onto new code, or
 * new code under an old comment, is adding it.
 */
export function claims(found: readonly InFileSuppression[], base: BaseAnswers | null): SuppressionClaim[] {
  const known = new Set(base?.suppressions.map((one) => words(one, one.path)));
  return found.map((one) => ({ ...one, addedByChange: base !== null && isAdded(one, base, known) }));
}

function isAdded(one: InFileSuppression, base: BaseAnswers, known: ReadonlySet<string>): boolean {
  const before = base.renamedFrom(one.path) ?? one.path;
  if (!known.has(words(one, before))) return true;
  return [one.line, ...one.appliesTo].some((line) => base.lineUnchanged(one.path, line) !== true);
}

function words(one: InFileSuppression, path: string): string {
  return JSON.stringify([path, one.rule, one.until, one.reason]);
}

const MOST_TOLD = 50;

/** What a change does to suppressions in files, one sentence each. */
export function suppressionChanges(all: readonly SuppressionClaim[]): string[] {
  const added = all.filter(({ addedByChange }) => addedByChange);
  const told = added.slice(0, MOST_TOLD).map(({ path, line, rule }) => {
    return `The change adds or moves the suppression of ${rule} at ${path}:${line}; it counts as far as the base's policy allows.`;
  });
  const more = added.length - told.length;
  return more > 0 ? [...told, `The change adds or moves ${more} more suppressions.`] : told;
}
