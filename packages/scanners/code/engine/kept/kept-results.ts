import type { Program } from '../../program/program.ts';
import type { Hit } from '../analysis.ts';
import type { Fingerprints } from './fingerprint.ts';

/** Where results outlive the process; what it answers was put there by the same version with the same models. */
export interface KeptStore {
  get(key: string): Uint8Array | null;
  put(key: string, bytes: Uint8Array): void;
}

/** A function of the program, whatever the others are. */
export type FunctionKey = readonly [path: string, index: number];

/** All that came of running one module, what it registers and what it exports. */
export interface ModuleResults {
  readonly hits: readonly Hit[];
  /** Paths of all modules whose content it depends on. */
  readonly modules: readonly string[];
  /** Modules whose objects it changed though they are others', with what it put there. */
  readonly changes: readonly (readonly [path: string, what: string])[];
  readonly reached: readonly FunctionKey[];
  readonly cutShort: readonly FunctionKey[];
}

export interface KeptResults {
  readonly results: ModuleResults;
  readonly holds: boolean;
}

const VERSION = 2;

/** Results of an earlier run, and whether they still hold. */
export function readKept(
  store: KeptStore,
  program: Program,
  fingerprints: Fingerprints,
  path: string,
): KeptResults | null {
  const bytes = store.get(`code ${path}`);
  if (bytes === null) return null;
  let kept: unknown;
  try {
    kept = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return null;
  }
  if (!isKept(kept) || kept.version !== VERSION) return null;
  const results = unpack(kept.results);
  if (results === null) return null;
  const modules = results.modules.map((it) => program.indexOf(it));
  return { results, holds: !modules.includes(-1) && fingerprints.ofAll(modules) === kept.rests };
}

export function writeKept(
  store: KeptStore,
  program: Program,
  fingerprints: Fingerprints,
  path: string,
  results: ModuleResults,
): void {
  const rests = fingerprints.ofAll(results.modules.map((it) => program.indexOf(it)));
  store.put(`code ${path}`, Buffer.from(JSON.stringify({ version: VERSION, rests, results: pack(results) }), 'utf8'));
}

/** Results with each path once: functions of one file stand as the place of its path and their numbers. */
interface PackedResults extends Pick<ModuleResults, 'hits' | 'changes'> {
  readonly paths: readonly string[];
  /** The first paths are those of `modules`. */
  readonly modules: number;
  readonly reached: readonly (readonly number[])[];
  readonly cutShort: readonly (readonly number[])[];
}

interface Kept {
  readonly version: number;
  readonly rests: string;
  readonly results: PackedResults;
}

function pack({ hits, changes, modules, reached, cutShort }: ModuleResults): PackedResults {
  const places = new Map(modules.map((path, place) => [path, place]));
  const grouped = (keys: readonly FunctionKey[]) => {
    const groups = new Map<number, number[]>();
    for (const [path, index] of keys) {
      const place = places.get(path) ?? places.size;
      places.set(path, place);
      const group = groups.get(place);
      if (group === undefined) groups.set(place, [place, index]);
      else group.push(index);
    }
    return [...groups.values()];
  };
  const packed = { hits, changes, modules: modules.length, reached: grouped(reached), cutShort: grouped(cutShort) };
  return { ...packed, paths: [...places.keys()] };
}

function unpack({ hits, changes, paths, modules, reached, cutShort }: PackedResults): ModuleResults | null {
  if (![...reached, ...cutShort].every((group) => Array.isArray(group))) return null;
  const keys = (groups: readonly (readonly number[])[]) =>
    groups.flatMap(([place, ...indexes]) => indexes.map((index): FunctionKey => [paths[place ?? -1] ?? '', index]));
  return { hits, changes, modules: paths.slice(0, modules), reached: keys(reached), cutShort: keys(cutShort) };
}

/** Only what this program wrote is ever read; a damaged entry is none. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('results' in value) || !('rests' in value)) return false;
  const { results } = value;
  return (
    typeof results === 'object' &&
    results !== null &&
    ['hits', 'paths', 'changes', 'reached', 'cutShort'].every((key) =>
      Array.isArray((results as Record<string, unknown>)[key]),
    )
  );
}
