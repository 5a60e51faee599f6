import type { ModuleIr } from './ir/module.ts';

/** A language is a folder in `languages/`: grammar, lowering, resolution. The engine knows none of them by name. */
export interface Language {
  readonly id: string;
  /** Base-name patterns of its source files. */
  readonly sources: readonly string[];
  /** What the first line of a script names that runs one of its programs, for scripts without an ending. */
  readonly interpreter?: RegExp;
  /** Base-name patterns of the files that say how names are resolved (`package.json`, `tsconfig.json`, `pyproject.toml`). */
  readonly manifests: readonly string[];
  /** Loads the grammar. */
  open(): Promise<LanguageReader>;
  /** Plain text that `createResolver` understands; null when the file says nothing. */
  readManifest(path: string, bytes: Uint8Array): string | null;
  createResolver(files: ResolverFiles): Resolver;
}

export interface LanguageReader {
  /**
   * Never throws for bad input: what cannot be understood is a problem of the module. Work is bounded by `spend`, which
   * throws when the budget is reached.
   */
  lower(path: string, bytes: Uint8Array, spend: (steps: number) => void): ModuleIr;
}

export interface ResolverFiles {
  /** Source files and manifests of this language that are in the target. */
  has(path: string): boolean;
  readonly sources: readonly string[];
  /** Path → what `readManifest` answered. */
  readonly manifests: ReadonlyMap<string, string>;
}

export interface Resolver {
  /** `member` is the name taken from it, for languages in which that may be a module of its own (`from . import models`). */
  resolve(from: string, specifier: string, member?: string): Resolution;
  /** The files that others outside load: what a package exports (`main`, `exports`, `__init__`), for analysis as a library. */
  publicFiles(): readonly string[];
}

export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  /** Not in the target: a library or a part of the runtime, named as the models name it (`express`, `fs`, `os.path`). */
  | { readonly kind: 'library'; readonly name: string }
  /** A package without a file of its own; its members are asked for with `path` (it ends in `/`) as `from` and `''` as specifier. */
  | { readonly kind: 'folder'; readonly path: string }
  /** A relative or aliased name that points to nothing here. */
  | { readonly kind: 'missing' };
