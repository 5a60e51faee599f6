import type { Schemas } from '../client/client.ts';
import { SEVERITIES } from '../design/severity.tsx';
import type { Choice } from './choice.ts';

export type Listed = Schemas['ScanComponent'];
export type Flaw = Schemas['Vulnerability'];

/** One component in all the lockfiles that name it. */
export interface Entry {
  readonly purl: string;
  readonly name: string;
  readonly version: string;
  readonly ecosystem: string;
  /** Null: no lockfile says. */
  readonly direct: boolean | null;
  readonly scopes: readonly string[];
  readonly lockfiles: readonly string[];
  /** The worst first. */
  readonly flaws: readonly Flaw[];
}

/** Components, each once: those with the worst flaws first, then by name. */
export function inventoryOf(components: readonly Listed[], flaws: readonly Flaw[]): Entry[] {
  const found = new Map<string, Flaw[]>();
  for (const flaw of flaws) {
    if (flaw.component !== null) found.set(flaw.component, [...(found.get(flaw.component) ?? []), flaw]);
  }
  const places = new Map<string, Listed[]>();
  for (const one of components) {
    const known = places.get(one.purl);
    if (known === undefined) places.set(one.purl, [one]);
    else known.push(one);
  }
  const entries = [...places].flatMap(([purl, [first, ...rest]]): Entry[] => {
    if (first === undefined) return [];
    const all = [first, ...rest];
    return [
      {
        purl,
        name: first.name,
        version: first.version,
        ecosystem: first.ecosystem,
        direct: all.some(({ direct }) => direct === true)
          ? true
          : all.some(({ direct }) => direct === false)
            ? false
            : null,
        scopes: [...new Set(all.map(({ scope }) => scope))].sort(),
        lockfiles: [...new Set(all.map(({ path }) => path))].sort(),
        flaws: (found.get(purl) ?? []).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
      },
    ];
  });
  const rank = ({ flaws: [worst] }: Entry) =>
    worst === undefined ? SEVERITIES.length : SEVERITIES.indexOf(worst.severity);
  return entries.sort(
    (a, b) => rank(a) - rank(b) || compare(a.name, b.name) || compare(a.version, b.version) || compare(a.purl, b.purl),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Those that fit what a person chose; every word of the search must stand in name, version or package URL. */
export function chosen(entries: readonly Entry[], { q = '', show = 'all' }: Choice): Entry[] {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(({ name, version, purl, flaws, direct }) => {
    if (show === 'vulnerable' && flaws.length === 0) return false;
    if (show === 'direct' && direct !== true) return false;
    const text = `${name} ${version} ${purl}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
