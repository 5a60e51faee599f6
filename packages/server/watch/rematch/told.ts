import type { AdvisoryMatch } from '@vauban/advisories';
import { type Severity, severityRank } from '@vauban/domain';
import { namesOf } from './answers.ts';
import type { Difference } from './comparison.ts';
import type { KnownMatch } from './matches.ts';
import type { WatchedComponent, WatchedScan } from './watched.ts';

export type News = 'affected' | 'worse' | 'exploited' | 'withdrawn';

/** A vulnerability of the project that names the component. */
export interface KnownVulnerability {
  readonly number: number;
  readonly purl: string;
  readonly state: string;
  readonly severity: string;
  readonly exploited: string;
  /** Its rule and the other names of its advisory. */
  readonly names: readonly string[];
}

/** One advisory and one component over all that the project has running: what may be news once. */
export interface Topic {
  readonly component: WatchedComponent;
  /** Null: it is withdrawn. */
  readonly match: AdvisoryMatch | null;
  readonly names: readonly string[];
  readonly scans: readonly WatchedScan[];
}

/** The differences of one project, by component and advisory. */
export function topicsOf(differences: readonly Difference[]): Topic[] {
  const topics = new Map<string, { topic: Topic; scans: WatchedScan[] }>();
  for (const difference of differences) {
    const { component, scan } = difference;
    const match = difference.kind === 'affected' ? difference.match : null;
    const id = difference.kind === 'affected' ? difference.match.id : difference.known.advisory;
    const key = `${difference.kind} ${component.componentId} ${id}`;
    const known = topics.get(key);
    if (known) {
      known.scans.push(scan);
      continue;
    }
    const scans = [scan];
    topics.set(key, { topic: { component, match, names: match ? namesOf(match) : [id], scans }, scans });
  }
  return [...topics.values()].map(({ topic }) => topic);
}

/** What is new about the topic for people who were told all that is known; null: nothing. */
export function newsOf(
  { component, match, names }: Topic,
  known: readonly KnownMatch[],
  vulnerabilities: readonly KnownVulnerability[],
): News | null {
  const rows = known.filter((one) => one.componentId === component.componentId && names.includes(one.advisory));
  if (match === null) return rows.some(({ state }) => state === 'affected') ? 'withdrawn' : null;
  const recorded = vulnerabilities.filter((one) => isAbout({ component, names }, one));
  const standing = [
    ...rows.filter(({ state }) => state === 'affected'),
    ...recorded.filter(({ state }) => state !== 'withdrawn'),
  ];
  if (standing.length === 0) return 'affected';
  if (match.exploited === true && !standing.some(({ exploited }) => exploited === 'yes')) return 'exploited';
  const worst = Math.max(...standing.map(({ severity }) => severityRank(severity as Severity)));
  return severityRank(match.severity) > worst ? 'worse' : null;
}

/** Whether the vulnerability is what the topic speaks of. */
export function isAbout({ component, names }: Pick<Topic, 'component' | 'names'>, one: KnownVulnerability): boolean {
  return one.purl === component.purl && one.names.some((name) => names.includes(name));
}
