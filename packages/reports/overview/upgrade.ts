import { majorOf, releaseOrder } from './release-order.ts';

/** The version to move a component to, and what that gains. */
export interface Upgrade {
  readonly version: string;
  /** How many of the advisories it fixes … */
  readonly fixes: number;
  /** … of how many. */
  readonly of: number;
}

/** The smallest version that fixes most; null when no advisory names a fixed one. */
export function bestUpgrade(current: string, fixedVersions: readonly (readonly string[])[]): Upgrade | null {
  const ahead = fixedVersions.map((versions) => versions.filter((version) => releaseOrder(version, current) > 0));
  const candidates = [...new Set(ahead.flat())].sort(releaseOrder).slice(0, 200);
  let best: Upgrade | null = null;
  for (const version of candidates) {
    const fixes = ahead.filter((fixed) => isFixedBy(version, fixed)).length;
    if (best === null || fixes > best.fixes) best = { version, fixes, of: fixedVersions.length };
  }
  return best;
}

/** A release line (same leading number) that names its own fixed version needs that one; else any earlier fix holds. */
function isFixedBy(version: string, fixed: readonly string[]): boolean {
  const line = fixed.filter((candidate) => majorOf(candidate) === majorOf(version));
  return (line.length > 0 ? line : fixed).some((candidate) => releaseOrder(candidate, version) <= 0);
}
