import type { Facts, ReadInput, RefusedFile, Want } from '../contract/scanner.ts';
import type { Locked } from './components/locked-component.ts';

/** A kind of file and its reader. */
export interface Format {
  readonly want: Want;
  /** Whether it names exact versions, so that one that cannot be read is a hole. */
  readonly lockfile: boolean;
  /** Asked after all other formats of all ecosystems, since its names are vague. */
  readonly fallback?: boolean;
  read(input: ReadInput): Facts | null;
}

/** What the readers found in a target. */
export interface EcosystemFiles {
  /** The facts of every file of a kind, by path in ascending order. */
  of(kind: string): ReadonlyMap<string, Facts>;
  /** Of all kinds; a lockfile among them is told as broken without anybody's doing. */
  readonly refused: readonly RefusedFile[];
  /** Whether the target has a file at this path, of a format or not. */
  has(path: string): boolean;
}

/** The lockfiles and manifests of one package registry and its tools: a folder, an entry in `ECOSYSTEMS`. */
export interface Ecosystem {
  readonly formats: readonly Format[];
  /** One answer a lockfile, or a family of files that is read together. */
  components(files: EcosystemFiles, spend: (steps: number) => void): Locked[];
  /**
   * Manifests that ask for something which no lockfile pins: path → what it names, as in `names 3 crates without a
   * Cargo.lock`. Those of vendored packages and of tests are summed up by the caller.
   */
  openManifests(files: EcosystemFiles): ReadonlyMap<string, string>;
}

const MiB = 1024 * 1024;

/** A lockfile is read as bytes, so that a broken one is told and not passed over as binary or too big. */
export function lockfileFormat(
  kind: string,
  names: readonly string[],
  maxMiB: number,
  read: Format['read'],
  more: Partial<Want> = {},
): Format {
  const want: Want = { kind, names, content: 'any', maxBytes: maxMiB * MiB, gapWhenLarger: 'lockfile-broken', ...more };
  return { want, lockfile: true, read };
}

/** A manifest, or another file that says something about lockfiles without being one. */
export function manifestFormat(kind: string, names: readonly string[], maxMiB: number, read: Format['read']): Format {
  return { want: { kind, names, content: 'text', maxBytes: maxMiB * MiB }, lockfile: false, read };
}

/** The facts of a kind as their reader understands them, by path in ascending order. */
export function decoded<T>(files: EcosystemFiles, kind: string, decode: (facts: Facts) => T): Map<string, T> {
  return new Map([...files.of(kind)].map(([path, facts]) => [path, decode(facts)]));
}
