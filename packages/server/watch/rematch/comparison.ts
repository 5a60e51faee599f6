import type { AdvisoryMatch } from '@vauban/advisories';
import { type Answers, namesOf } from './answers.ts';
import type { KnownMatch } from './matches.ts';
import type { Use, WatchedComponent, WatchedScan } from './watched.ts';

/** An advisory that names a component of a watched scan, and what was known of that before. */
export interface Affected {
  readonly kind: 'affected';
  readonly scan: WatchedScan;
  readonly component: WatchedComponent;
  readonly match: AdvisoryMatch;
  readonly known: KnownMatch | null;
}

/** What was known and is not said any more. */
export interface Withdrawn {
  readonly kind: 'withdrawn';
  readonly scan: WatchedScan;
  readonly component: WatchedComponent;
  readonly known: KnownMatch;
}

export type Difference = Affected | Withdrawn;

export interface Compared {
  readonly scans: readonly WatchedScan[];
  readonly components: ReadonlyMap<string, WatchedComponent>;
  /** Of components that have a match now. */
  readonly uses: readonly Use[];
  readonly known: readonly KnownMatch[];
}

/** What is not as it was known for the watched scans. A component about which nobody can say anything stays as it was. */
export function differences({ scans, components, uses, known }: Compared, answers: Answers): Difference[] {
  const byScan = new Map(scans.map((scan) => [scan.scanId, scan]));
  const knownOf = new Map<string, KnownMatch[]>();
  for (const one of known) {
    const key = `${one.scanId} ${one.componentId}`;
    const list = knownOf.get(key);
    if (list) list.push(one);
    else knownOf.set(key, [one]);
  }
  const found: Difference[] = [];
  const pairs = new Map([...uses, ...known].map((use) => [`${use.scanId} ${use.componentId}`, use]));
  for (const [key, { scanId, componentId }] of pairs) {
    const scan = byScan.get(scanId);
    const component = components.get(componentId);
    const matches = answers.of(componentId);
    if (!scan || !component || matches === null || !answers.knowAsMuchAs(scan, component.ecosystem)) continue;
    const before = knownOf.get(key) ?? [];
    const taken = new Set<KnownMatch>();
    for (const match of matches) {
      const names = namesOf(match);
      const same =
        before.find((one) => one.advisory === match.id) ?? before.find(({ advisory }) => names.includes(advisory));
      for (const one of before) if (names.includes(one.advisory)) taken.add(one);
      if (!same || differs(same, match)) found.push({ kind: 'affected', scan, component, match, known: same ?? null });
    }
    for (const one of before) {
      if (one.state === 'affected' && !taken.has(one)) found.push({ kind: 'withdrawn', scan, component, known: one });
    }
  }
  return found;
}

/** `unknown` is no news: the catalogue was not there. */
export function exploitedOf({ exploited }: AdvisoryMatch, before: string | null): string {
  if (exploited === 'unknown') return before ?? 'unknown';
  return exploited ? 'yes' : 'no';
}

function differs({ advisory, state, severity, exploited }: KnownMatch, match: AdvisoryMatch): boolean {
  return (
    state !== 'affected' ||
    advisory !== match.id ||
    severity !== match.severity ||
    exploited !== exploitedOf(match, exploited)
  );
}
