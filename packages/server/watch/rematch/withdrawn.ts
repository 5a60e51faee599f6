import { type Answers, namesOf } from './answers.ts';
import type { Compared, Difference } from './comparison.ts';
import type { KnownVulnerability } from './told.ts';
import type { WatchedScan } from './watched.ts';

/** Rules of vulnerabilities that the watch knows to be withdrawn, by purl: now, or before a scan with older data came. */
export function withdrawnIn(
  scan: WatchedScan,
  { uses, components, known }: Compared,
  found: readonly Difference[],
  answers: Answers,
  vulnerabilities: readonly KnownVulnerability[],
): Map<string, Set<string>> {
  const now = new Set(found.flatMap((one) => (one.kind === 'withdrawn' ? [one.known.matchId] : [])));
  const rules = new Map<string, Set<string>>();
  for (const use of uses) {
    const component = use.scanId === scan.scanId ? components.get(use.componentId) : undefined;
    const matches = component ? answers.of(component.componentId) : null;
    if (!component || matches === null || !answers.knowAsMuchAs(scan, component.ecosystem)) continue;
    const standing = new Set(matches.flatMap(namesOf));
    const gone = known.filter(
      (one) =>
        one.componentId === use.componentId &&
        !standing.has(one.advisory) &&
        (one.state === 'withdrawn' || now.has(one.matchId)),
    );
    for (const { advisory } of gone) {
      for (const { purl, names } of vulnerabilities) {
        if (purl !== component.purl || !names.includes(advisory) || names.some((name) => standing.has(name))) continue;
        rules.set(purl, new Set([...(rules.get(purl) ?? []), ...names]));
      }
    }
  }
  return rules;
}
