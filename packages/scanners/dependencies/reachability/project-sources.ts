import { isBuiltin } from 'node:module';
import { isForeign, isTest } from '../../code/findings/places.ts';
import { STANDARD_LIBRARY } from '../../code/languages/python/standard-library.ts';
import type { EcosystemFiles } from '../ecosystem.ts';
import { MENTIONS, sourceKinds } from '../imports/ecosystem.ts';
import { readUses, type SourceUses, wordMark } from '../imports/source-uses.ts';
import { below } from '../text/path.ts';
import type { SourceLanguage } from './language-of.ts';

export interface SourceFile {
  readonly path: string;
  readonly isTest: boolean;
  readonly uses: SourceUses;
}

/** An import of a library in one file. */
export interface FoundImport {
  readonly file: SourceFile;
  /** Index in the file's imports. */
  readonly index: number;
}

/** The sources among which a lockfile's packages may be used, and what they import. */
export interface ProjectSources {
  /** Sources of the language, those for tests last. */
  readonly files: readonly SourceFile[];
  /** By package (npm) or top-level module (Python), in lower case. */
  readonly imports: ReadonlyMap<string, readonly FoundImport[]>;
  /** Why nothing can be ruled out here; null: all was looked at. */
  readonly unseen: string | null;
  /** Whether a text that nobody parses may name this. */
  mentions(name: string): boolean;
  /** Whether a name made at run time may be this one. */
  mayLoad(name: string): boolean;
  /** Whether any of the sources names a member, import or global so. */
  names(member: string): boolean;
  /** Whether any of the sources takes this name out of another one of them. */
  takes(name: string): boolean;
}

/** All that a target's files say about packages, decoded once. */
export class TargetSources {
  readonly #files = new Map<SourceLanguage, SourceFile[]>();
  readonly #mentions: SourceFile[];
  readonly #refused: ReadonlyMap<SourceLanguage | 'any', readonly string[]>;
  readonly #projects = new Map<string, ProjectSources>();
  readonly #manifestWords: ReadonlyMap<string, readonly number[]>;

  constructor(files: EcosystemFiles, manifestWords: ReadonlyMap<string, readonly number[]>) {
    for (const language of ['javascript', 'python'] as const) {
      const found = sourceKinds(language).flatMap((kind) => decoded(files, kind));
      this.#files.set(language, found.sort(byTests));
    }
    this.#mentions = MENTIONS.flatMap((kind) => decoded(files, kind));
    this.#manifestWords = manifestWords;
    const kinds = { javascript: new Set(sourceKinds('javascript')), python: new Set(sourceKinds('python')) };
    const refusedOf = (is: (kind: string) => boolean): string[] =>
      files.refused.filter(({ kind, path }) => is(kind) && !isForeign(path)).map(({ path }) => path);
    this.#refused = new Map([
      ['javascript', refusedOf((kind) => kinds.javascript.has(kind))],
      ['python', refusedOf((kind) => kinds.python.has(kind))],
      ['any', refusedOf((kind) => MENTIONS.some((it) => it === kind))],
    ]);
  }

  /** What may use the packages of a lockfile in this folder: for Python every source of the target. */
  of(language: SourceLanguage, folder: string): ProjectSources {
    const all = this.#files.get(language) ?? [];
    const isInside = ({ path }: { readonly path: string }): boolean => below(folder, path) !== undefined;
    const own = language === 'python' ? all : all.filter(isInside);
    const at = language === 'python' || own.length === 0 ? '' : folder;
    const key = `${language} ${at}`;
    let project = this.#projects.get(key);
    if (project === undefined) {
      const refused = [...(this.#refused.get(language) ?? []), ...(this.#refused.get('any') ?? [])];
      project = this.#project(
        language,
        own.length === 0 ? all : own,
        at,
        refused.filter((path) => below(at, path) !== undefined),
      );
      this.#projects.set(key, project);
    }
    return project;
  }

  #project(
    language: SourceLanguage,
    files: readonly SourceFile[],
    at: string,
    refused: readonly string[],
  ): ProjectSources {
    const imports = new Map<string, FoundImport[]>();
    const beginnings = new Set<string>();
    const members = new Set<number>();
    const words = new Set<number>();
    const taken = takenFrom(files);
    let loader: string | undefined;
    for (const file of files) {
      if (file.uses.loadsUnknown) loader ??= file.path;
      for (const text of file.uses.loadsBeginning) beginnings.add(text.toLowerCase());
      for (const mark of file.uses.members) members.add(mark);
      for (const mark of file.uses.words) words.add(mark);
      for (const [index, { specifier }] of file.uses.imports.entries()) {
        const name = language === 'python' ? topModule(specifier) : packageOf(specifier);
        if (name === null) continue;
        const known = imports.get(name);
        if (known === undefined) imports.set(name, [{ file, index }]);
        else known.push({ file, index });
      }
    }
    for (const { path, uses } of this.#mentions)
      if (below(at, path) !== undefined) for (const mark of uses.words) words.add(mark);
    if (language === 'javascript') {
      for (const [path, marks] of this.#manifestWords)
        if (below(at, path) !== undefined) for (const mark of marks) words.add(mark);
    }
    const starts = [...beginnings];
    return {
      files,
      imports,
      unseen: unseenReason(files, refused, loader),
      mentions: (name) => words.has(wordMark(name.toLowerCase())),
      mayLoad: (name) => starts.some((start) => start.startsWith(name) || name.startsWith(start)),
      names: (member) => members.has(wordMark(member)),
      takes: (name) => taken.has(name) || taken.has('*'),
    };
  }
}

/** Names that Python's modules take from each other; `*` where one takes all. */
function takenFrom(files: readonly SourceFile[]): Set<string> {
  const own = new Set(files.flatMap(({ path }) => path.replace(/\.pyw?$/, '').split('/')));
  const taken = new Set<string>();
  for (const { uses } of files) {
    if (uses.language !== 'python') continue;
    for (const use of uses.uses) {
      const specifier = uses.imports[use.import]?.specifier ?? '';
      if (!specifier.startsWith('.') && !own.has(specifier.split('.', 1)[0] ?? '')) continue;
      if (use.kind === 'any-member') taken.add('*');
      else for (const step of use.path.split(/[.()]+/)) taken.add(step);
    }
  }
  return taken;
}

function unseenReason(
  files: readonly SourceFile[],
  refused: readonly string[],
  loader: string | undefined,
): string | null {
  if (files.length === 0) return 'no source file of the project was read';
  if (refused[0] !== undefined) return `${refused[0]} could not be read`;
  return loader === undefined ? null : `${loader} loads modules whose names are made when it runs`;
}

function decoded(files: EcosystemFiles, kind: string): SourceFile[] {
  return [...files.of(kind)]
    .filter(([path]) => !isForeign(path))
    .map(([path, facts]) => ({ path, isTest: isTest(path), uses: readUses(facts) }));
}

function byTests(a: SourceFile, b: SourceFile): number {
  return Number(a.isTest) - Number(b.isTest) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

/** The package of `lodash/fp`, `@a/b/c`, `npm:x@1`; null for a file and for what the runtime brings. */
function packageOf(specifier: string): string | null {
  const bare = specifier.replace(/^npm:/, '').replace(/^~/, '').replace(/^.*!/, '');
  if (bare === '' || /^[./#]/.test(bare) || /^[a-z]+:/.test(bare)) return null;
  const [first = '', second = ''] = bare.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  const unversioned = name.replace(/(?<=.)@[^/]*$/, '');
  // a package may be called like a module of the runtime: `punycode/`, `buffer/`
  return isBuiltin(specifier) ? null : unversioned.toLowerCase();
}

function topModule(specifier: string): string | null {
  if (specifier.startsWith('.')) return null;
  const [top = ''] = specifier.split('.');
  return top === '' || STANDARD_LIBRARY.has(top) ? null : top.toLowerCase();
}
