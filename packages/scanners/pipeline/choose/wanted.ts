import { matchesGlob } from '@vauban/domain';
import type { Want } from '../../contract/scanner.ts';

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

interface Pattern {
  readonly scanner: number;
  readonly want: number;
}

interface GlobPattern extends Pattern {
  readonly glob: string;
  /** The glob's end that holds no special character: cheap to compare first. */
  readonly tail: string;
  readonly onBaseName: boolean;
}

const SPECIAL = /[*?[\]{}\\]/;
const NOTHING: readonly Fit[] = [];

/** Sorts the wants of all scanners so that a path costs one look into a map and a few comparisons. */
export function wantTable(scanners: readonly { readonly wants: readonly Want[] }[]): WantTable {
  const everyFile: Pattern[] = [];
  const exact = new Map<string, Pattern[]>();
  const globs: GlobPattern[] = [];
  scanners.forEach(({ wants }, scanner) => {
    wants.forEach((want, index) => {
      const pattern = { scanner, want: index };
      if (want.names === undefined) everyFile.push(pattern);
      for (const name of want.names ?? []) {
        if (!name.includes('/') && !SPECIAL.test(name)) exact.set(name, [...(exact.get(name) ?? []), pattern]);
        else globs.push({ ...pattern, glob: name, tail: literalTail(name), onBaseName: !name.includes('/') });
      }
    });
  });
  const always = grouped(everyFile);
  const remembered = new Map<string, readonly Fit[]>();

  return {
    fits(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const named = exact.get(name);
      const byGlob = globs.filter(
        ({ glob, tail, onBaseName }) => path.endsWith(tail) && matchesGlob(glob, onBaseName ? name : path),
      );
      if (named === undefined && byGlob.length === 0) return always;
      const patterns = [...everyFile, ...(named ?? []), ...byGlob];
      const key = patterns.map(({ scanner, want }) => `${scanner}:${want}`).join();
      const known = remembered.get(key) ?? grouped(patterns);
      remembered.set(key, known);
      return known;
    },
  };
}

function literalTail(glob: string): string {
  if (glob.endsWith('/')) return '';
  let start = glob.length;
  while (start > 0 && !SPECIAL.test(glob[start - 1] as string)) start--;
  return glob.slice(start);
}

function grouped(patterns: readonly Pattern[]): readonly Fit[] {
  if (patterns.length === 0) return NOTHING;
  const byScanner = new Map<number, Set<number>>();
  for (const { scanner, want } of patterns) {
    const wants = byScanner.get(scanner) ?? new Set();
    byScanner.set(scanner, wants.add(want));
  }
  return [...byScanner]
    .sort(([a], [b]) => a - b)
    .map(([scanner, wants]) => ({ scanner, wants: [...wants].sort((a, b) => a - b) }));
}
