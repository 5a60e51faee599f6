import { type AdvisoryMatch, compare } from '@vauban/advisories';
import type { Fix } from '@vauban/domain';
import type { LockedComponent } from '../components/locked-component.ts';
import { oneLine } from '../text/bounded.ts';

/** What to raise, and where: the smallest fixed version above the present one. */
export function fixFor(locked: LockedComponent, match: AdvisoryMatch): Fix {
  const { ecosystem, name, version, direct, location } = locked.component;
  const shown = oneLine(name, 100);
  if (isMalware(match)) {
    return {
      safe: false,
      summary: `Remove ${shown} ${oneLine(version, 60)}: the package itself is malicious. Treat the machines that installed it as compromised.`,
    };
  }
  const fixed = smallestAbove(ecosystem, version, match.fixedVersions);
  if (fixed === undefined) {
    return {
      safe: false,
      summary: `No fixed version of ${shown} is known: replace it, or show that the flaw cannot be reached.`,
    };
  }
  const raise = `Raise ${shown} to ≥ ${oneLine(fixed, 60)}`;
  return { safe: false, summary: `${raise}${whereTo(direct, location.path, locked.through)}.`, fixedVersions: [fixed] };
}

function whereTo(direct: boolean | 'unknown', path: string, through: string | undefined): string {
  if (through !== undefined) {
    return `; it comes in through ${oneLine(through, 100)}: update that, or override the version`;
  }
  return direct === true ? '' : ` in ${path}`;
}

/** Undefined when there is none, or when the versions cannot be compared. */
export function smallestAbove(ecosystem: string, version: string, candidates: readonly string[]): string | undefined {
  let smallest: string | undefined;
  for (const candidate of candidates) {
    if (!isAbove(ecosystem, candidate, version)) continue;
    if (smallest === undefined || isAbove(ecosystem, smallest, candidate)) smallest = candidate;
  }
  return smallest;
}

function isAbove(ecosystem: string, a: string, b: string): boolean {
  try {
    return compare(ecosystem, a, b) > 0;
  } catch {
    return false;
  }
}

/** Whether a record says that the package itself means harm. */
export function isMalware(match: AdvisoryMatch): boolean {
  return (
    match.id.startsWith('MAL-') ||
    match.records.some((record) => record.startsWith('MAL-')) ||
    match.cwe.includes('CWE-506')
  );
}
