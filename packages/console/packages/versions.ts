import type { PackageUse } from './queries.ts';

export interface Version<Against> {
  readonly version: string;
  readonly purl: string;
  readonly uses: readonly PackageUse[];
  readonly against: readonly Against[];
}

/** Who has a package, by version; those that something is known against first, else as many as have them. */
export function byVersion<Against extends { readonly purl: string }>(
  uses: readonly PackageUse[],
  against: readonly Against[],
): Version<Against>[] {
  const groups = new Map<string, PackageUse[]>();
  for (const use of uses) {
    const group = groups.get(use.purl);
    if (group === undefined) groups.set(use.purl, [use]);
    else group.push(use);
  }
  return [...groups]
    .map(([purl, members]) => ({
      purl,
      version: members[0]?.version ?? '',
      uses: members,
      against: against.filter((one) => one.purl === purl),
    }))
    .sort(
      (a, b) =>
        Number(b.against.length > 0) - Number(a.against.length > 0) ||
        b.uses.length - a.uses.length ||
        (a.version < b.version ? -1 : 1),
    );
}
