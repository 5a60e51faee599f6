import type { AdvisoryLookup } from '@vauban/advisories';
import { compare } from '@vauban/advisories';
import type { Finding } from '@vauban/domain';

/** One package of one lockfile, and the way out of everything that is known about it. */
export interface FixStep {
  readonly lockfile: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly purl: string;
  readonly from: string;
  /** The smallest version that no advisory affects; null: none is known. */
  readonly to: string | null;
  readonly action: 'raise' | 'raise-or-override' | 'remove' | 'replace';
  /** The direct dependency to move: itself, or the one that brings it in; null: not known. */
  readonly move: string | null;
  /** How many major versions it crosses; null: not known. */
  readonly majors: number | null;
  /** Ids of the advisories that it leaves behind. */
  readonly leaves: readonly string[];
}

/**
 * One plan for everything that the findings say of components: a step a version, sorted by lockfile and name. Versions
 * are those that advisories name as fixed; one counts when no advisory of the whole data affects it.
 */
export function planFixes(findings: readonly Finding[], advisories: AdvisoryLookup | null): FixStep[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { component, advisory, location } = finding;
    if (component === undefined || advisory === undefined) continue;
    const key = `${location.path}\0${component.name}\0${component.version}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [finding]);
    else known.push(finding);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => stepOf(group, advisories) ?? []);
}

function stepOf(group: readonly Finding[], advisories: AdvisoryLookup | null): FixStep | null {
  const component = group[0]?.component;
  if (component === undefined) return null;
  const { ecosystem, name, version, purl, direct, path } = component;
  const leaves = [...new Set(group.map(({ rule }) => rule))].sort();
  const isMalware = group.some(({ rule, advisory }) =>
    [rule, ...(advisory?.aliases ?? [])].some((id) => id.startsWith('MAL-')),
  );
  const to = isMalware ? null : smallestClean(ecosystem, name, version, group, advisories);
  const move = direct === true ? name : (path[1] ?? null);
  const action = isMalware ? 'remove' : to === null ? 'replace' : direct === true ? 'raise' : 'raise-or-override';
  const lockfile = group[0]?.location.path ?? '';
  return {
    lockfile,
    ecosystem,
    name,
    purl,
    from: version,
    to,
    action,
    move,
    majors: majorsBetween(version, to),
    leaves,
  };
}

/** Over all advisories of the component, not one by one: a fix of the first may be hit by the second. */
function smallestClean(
  ecosystem: string,
  name: string,
  version: string,
  group: readonly Finding[],
  advisories: AdvisoryLookup | null,
): string | null {
  const candidates = [...new Set(group.flatMap(({ advisory }) => advisory?.fixedVersions ?? []))]
    .filter((it) => order(ecosystem, it, version) > 0)
    .sort((a, b) => order(ecosystem, a, b) || (a < b ? -1 : 1));
  const isClean = (candidate: string): boolean => {
    try {
      if (advisories !== null) return advisories.affecting(ecosystem, name, candidate).matches.length === 0;
    } catch {
      return false;
    }
    // without the data: at least as new as a fix of each
    return group.every(({ advisory }) =>
      (advisory?.fixedVersions ?? []).some((it) => order(ecosystem, candidate, it) >= 0),
    );
  };
  const stable = candidates.filter((it) => !/[a-z]/i.test(it.replace(/^v/i, '').split('+')[0] ?? ''));
  return stable.find(isClean) ?? candidates.find(isClean) ?? null;
}

/** Below zero when one of them is no version. */
function order(ecosystem: string, a: string, b: string): number {
  try {
    return compare(ecosystem, a, b);
  } catch {
    return -1;
  }
}

/** By semantic versioning, in which each minor version below 1.0 counts as a major one. */
function majorsBetween(from: string, to: string | null): number | null {
  const [a, b] = [from, to ?? ''].map((it) => /^v?(\d+)(?:\.(\d+))?/.exec(it));
  if (a == null || b == null) return null;
  const major = Number(b[1]) - Number(a[1]);
  return major === 0 && a[1] === '0' ? Number(b[2] ?? 0) - Number(a[2] ?? 0) : major;
}
