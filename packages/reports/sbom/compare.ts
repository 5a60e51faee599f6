import type { Sbom, SbomPackage } from './sbom.ts';

/** One package, by name, that two bills do not have in the same versions or under the same licence. */
export interface SbomChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** A purl without its version, else the name. */
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Where it differs; null where it does not. */
  readonly licence: { readonly before: string | null; readonly after: string | null } | null;
}

interface Known {
  readonly versions: readonly string[];
  readonly licence: string | null;
}

/** What changed from one bill to another, sorted by name. Formats may differ. */
export function compareSboms(before: Sbom, after: Sbom): SbomChange[] {
  const [old, fresh] = [byName(before), byName(after)];
  const changes: SbomChange[] = [];
  for (const name of [...new Set([...old.keys(), ...fresh.keys()])].sort()) {
    const was = old.get(name);
    const is = fresh.get(name);
    const isSame = was?.versions.join('\0') === is?.versions.join('\0') && was?.licence === is?.licence;
    if (isSame) continue;
    changes.push({
      kind: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
      name,
      before: was?.versions ?? [],
      after: is?.versions ?? [],
      licence:
        was === undefined || is === undefined || was.licence === is.licence
          ? null
          : { before: was.licence, after: is.licence },
    });
  }
  return changes;
}

function byName({ packages }: Sbom): Map<string, Known> {
  const groups = new Map<string, SbomPackage[]>();
  for (const item of packages) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return new Map(
    [...groups].map(([name, group]) => [
      name,
      {
        versions: [...new Set(group.map(({ version }) => version))].sort(),
        licence: [...new Set(group.flatMap(({ licence }) => licence ?? []))].sort().join(' AND ') || null,
      },
    ]),
  );
}

/** `pkg:npm/a@1.0.0?x=y` → `pkg:npm/a`. */
function nameOf({ purl, name }: SbomPackage): string {
  if (purl === null) return name;
  const bare = purl.replace(/[?#].*$/s, '');
  const at = bare.lastIndexOf('@');
  return at > bare.lastIndexOf('/') ? bare.slice(0, at) : bare;
}
