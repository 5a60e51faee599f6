import type { Want } from '../../contract/scanner.ts';
import { type NamePattern, namePatterns } from './name-pattern.ts';

/** One scanner's wants that fit a path, as indexes into its list, in its order. */
export interface Fit {
  readonly scanner: number;
  readonly wants: readonly number[];
}

/** Answers for each path which scanners may want it. */
export interface WantTable {
  /** Empty when nobody wants it. The same answer is the same object. */
  fits(path: string): readonly Fit[];
}

interface Candidate {
  readonly pattern: NamePattern;
  /** Where it stands among the wants of all scanners. */
  readonly order: number;
}

const NOTHING: readonly Fit[] = [];

/** Sorts the wants of all scanners by what they ask of a name, so that a path costs two looks into a map and few tests. */
export function wantTable(scanners: readonly { readonly wants: readonly Want[] }[]): WantTable {
  const all = scanners.flatMap(({ wants }, scanner) => wants.map((want, index) => ({ scanner, index, want })));
  const byName = new Map<string, Candidate[]>();
  const byEnding = new Map<string, Candidate[]>();
  const others: Candidate[] = [];
  const always: number[] = [];
  all.forEach(({ want }, order) => {
    if (want.names === undefined) always.push(order);
    for (const pattern of (want.names ?? []).flatMap(namePatterns)) {
      if (pattern.exact !== null) add(byName, pattern.exact, { pattern, order });
      else if (pattern.ending !== null) add(byEnding, pattern.ending, { pattern, order });
      else others.push({ pattern, order });
    }
  });
  const remembered = new Map<string, readonly Fit[]>();
  const fitsOf = (orders: readonly number[]): readonly Fit[] => {
    const key = orders.join();
    let fits = remembered.get(key);
    if (fits === undefined) {
      fits = grouped([...new Set(orders)].sort((a, b) => a - b).map((order) => all[order] as (typeof all)[number]));
      remembered.set(key, fits);
    }
    return fits;
  };
  const everybody = fitsOf(always);

  return {
    fits(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const dot = name.lastIndexOf('.');
      let orders: number[] | null = null;
      for (const candidates of [byName.get(name), dot === -1 ? undefined : byEnding.get(name.slice(dot)), others]) {
        if (candidates === undefined) continue;
        for (const { pattern, order } of candidates) {
          if (!pattern.matches(path, name)) continue;
          orders ??= [...always];
          orders.push(order);
        }
      }
      return orders === null ? everybody : fitsOf(orders);
    },
  };
}

function add(map: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const candidates = map.get(key);
  if (candidates === undefined) map.set(key, [candidate]);
  else candidates.push(candidate);
}

function grouped(wants: readonly { readonly scanner: number; readonly index: number }[]): readonly Fit[] {
  if (wants.length === 0) return NOTHING;
  const byScanner = new Map<number, number[]>();
  for (const { scanner, index } of wants) {
    const known = byScanner.get(scanner);
    if (known === undefined) byScanner.set(scanner, [index]);
    else known.push(index);
  }
  return [...byScanner].map(([scanner, indexes]) => ({ scanner, wants: indexes }));
}
