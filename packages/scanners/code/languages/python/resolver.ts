import { posix } from 'node:path';
import type { Resolution, Resolver, ResolverFiles } from '../../language.ts';
import { openManifest, type PythonManifest } from './manifests.ts';
import { STANDARD_LIBRARY } from './standard-library.ts';

const NOT_PUBLISHED =
  /(?:^|\/)(?:tests?|testing|docs?|examples?|samples?|benchmarks?|scripts?|tools|setup\.py|conftest\.py|\..*)(?:\/|$)/;
const MISSING: Resolution = { kind: 'missing' };

/** Finds modules as the import system would with the project installed in place, and with each script run where it lies. */
export function createResolver(files: ResolverFiles): Resolver {
  return new PythonResolver(files);
}

class PythonResolver implements Resolver {
  readonly #files: ResolverFiles;
  /** Every folder with a source somewhere below it, with a `/` at the end; the target's root is the empty text. */
  readonly #folders = new Set<string>();
  readonly #manifests: readonly { readonly folder: string; readonly says: PythonManifest }[];
  /** Folders from which imports start for all files: those of the manifests, and parents of packages. */
  readonly #roots: readonly string[];
  readonly #own = new Map<string, readonly string[]>();

  constructor(files: ResolverFiles) {
    this.#files = files;
    for (const path of files.sources) {
      for (let folder = folderOf(path); !this.#folders.has(folder); folder = folderOf(folder.slice(0, -1))) {
        this.#folders.add(folder);
        if (folder === '') break;
      }
    }
    this.#manifests = [...files.manifests]
      .map(([path, text]) => ({ folder: folderOf(path), says: openManifest(text) }))
      .sort((a, b) => b.folder.length - a.folder.length || (a.folder < b.folder ? -1 : 1));
    this.#roots = this.#allRoots();
  }

  resolve(from: string, specifier: string, member?: string): Resolution {
    const folder = folderOf(from);
    const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
    if (specifier === '' && member !== undefined) {
      return /(?:^|\/)(?:__init__\.pyw?)?$/.test(from) ? (this.#below(folder, member) ?? MISSING) : MISSING;
    }
    if (dots > 0) return this.#relative(folder, dots, specifier.slice(dots), member);
    const found = this.#absolute(folder, specifier, member);
    if (found !== null) return found;
    return { kind: 'library', name: member === undefined ? specifier : `${specifier}.${member}` };
  }

  publicFiles(): readonly string[] {
    const found = new Set<string>();
    for (const { folder, says } of this.#manifests) {
      if (!says.published) continue;
      for (const path of this.#files.sources) {
        if (!path.startsWith(folder)) continue;
        const below = path.slice(folder.length);
        const isPrivate = below.split('/').some((part) => part.startsWith('_') && !part.startsWith('__init__.'));
        if (!isPrivate && !NOT_PUBLISHED.test(below)) found.add(path);
      }
    }
    return [...found].sort();
  }

  #relative(folder: string, dots: number, rest: string, member: string | undefined): Resolution {
    let base = folder;
    for (let i = 1; i < dots; i++) {
      if (base === '') return MISSING;
      base = folderOf(base.slice(0, -1));
    }
    if (rest !== '') return this.#below(base, rest, member) ?? MISSING;
    if (member !== undefined) return this.#below(base, member) ?? MISSING;
    return this.#package(base) ?? MISSING;
  }

  /** Null: nothing of this name is in the target. */
  #absolute(folder: string, specifier: string, member: string | undefined): Resolution | null {
    const [head] = specifier.split('.', 1) as [string];
    const isStandard = STANDARD_LIBRARY.has(head);
    for (const root of this.#rootsOf(folder)) {
      const found = this.#below(root, specifier, member);
      if (found !== null && (found.kind === 'file' || !isStandard)) return found;
    }
    if (isStandard) return null;
    for (const root of this.#roots) {
      if (this.#below(root, head)?.kind !== 'file') continue;
      return this.#below(root, specifier, member) ?? MISSING;
    }
    return null;
  }

  /** A dotted name in a folder: a package, a module, or a folder of modules. */
  #below(root: string, name: string, member?: string): Resolution | null {
    const path = `${root}${name.replaceAll('.', '/')}`;
    if (member !== undefined) return this.#module(`${path}/${member}`);
    return this.#module(path);
  }

  #module(path: string): Resolution | null {
    const regular = `${path}/__init__.py`;
    if (this.#files.has(regular)) return { kind: 'file', path: regular };
    for (const file of [`${path}.py`, `${path}.pyw`]) if (this.#files.has(file)) return { kind: 'file', path: file };
    return this.#folders.has(`${path}/`) ? { kind: 'folder', path: `${path}/` } : null;
  }

  #package(folder: string): Resolution | null {
    return folder === '' ? { kind: 'folder', path: '' } : this.#module(folder.slice(0, -1));
  }

  /** Where imports start for the files of a folder, nearest first. */
  #rootsOf(folder: string): readonly string[] {
    let found = this.#own.get(folder);
    if (found === undefined) {
      const roots = new Set([this.#top(folder)]);
      for (const manifest of this.#manifests) {
        if (folder.startsWith(manifest.folder)) for (const root of rootsOf(manifest)) roots.add(root);
      }
      roots.add('');
      found = [...roots];
      this.#own.set(folder, found);
    }
    return found;
  }

  /** The folder above the outermost package that holds this one; of a folder without `__init__.py` itself. */
  #top(folder: string): string {
    let top = folder;
    while (top !== '' && this.#files.has(`${top}__init__.py`)) top = folderOf(top.slice(0, -1));
    return top;
  }

  #allRoots(): string[] {
    const roots = new Set<string>();
    for (const manifest of this.#manifests) for (const root of rootsOf(manifest)) roots.add(root);
    for (const folder of this.#folders) if (this.#files.has(`${folder}__init__.py`)) roots.add(this.#top(folder));
    return [...roots].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  }
}

function rootsOf({ folder, says }: { readonly folder: string; readonly says: PythonManifest }): string[] {
  const declared = says.roots.map((root) => `${posix.join(folder, root)}/`.replace(/^\.\/|\/+(?=\/$)/g, ''));
  return [...declared.map((root) => (root === '/' ? '' : root)), `${folder}src/`, folder];
}

/** With a `/` at the end; empty for the root of the target. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
