import type { ResolverFiles } from '../../../language.ts';
import { inside, join } from './paths.ts';

/** Sources before what may have been compiled from them. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte'];
/** Names that imports give to files which are written in TypeScript. */
const COMPILED: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
const BUILT = /^(?:dist|lib|build|out|output|es|esm|cjs|umd|commonjs|module|bundle|bundles|types|typings)$/;
const SOURCE_FOLDERS = ['src', 'source', 'lib', ''];

/** The source file that a path without certainty means. */
export class SourceFiles {
  private readonly files: ResolverFiles;
  private readonly sources: ReadonlySet<string>;

  constructor(files: ResolverFiles) {
    this.files = files;
    this.sources = new Set(files.sources);
  }

  get all(): readonly string[] {
    return this.files.sources;
  }

  /** As imports name it: with its extension, the compiled one's, or none; or a folder with an `index`. */
  find(path: string): string | null {
    return this.file(path) ?? this.index(path);
  }

  index(folder: string): string | null {
    return this.withExtension(inside(folder, 'index'));
  }

  file(path: string): string | null {
    if (this.sources.has(path) && !path.endsWith('.d.ts')) return path;
    const dot = path.lastIndexOf('.');
    const stem = path.slice(0, dot);
    for (const extension of COMPILED[path.slice(dot)] ?? []) {
      if (this.sources.has(stem + extension)) return stem + extension;
    }
    return this.withExtension(path);
  }

  /** Whether only a declaration of types stands there. */
  isDeclared(path: string | null): boolean {
    const stem = path?.replace(/\.[cm]?js$/, '');
    return ['.d.ts', '.d.mts', '/index.d.ts', ''].some((end) => path !== null && this.sources.has(`${stem}${end}`));
  }

  private withExtension(stem: string): string | null {
    for (const extension of EXTENSIONS) if (this.sources.has(stem + extension)) return stem + extension;
    return null;
  }

  /** The source of what a package says that it ships: `dist/cjs/index.js` is made from `src/index.ts`. */
  behind(
    folder: string,
    shipped: string,
    compiler: { readonly outDir?: string; readonly rootDir?: string },
  ): string | null {
    const path = join(folder, shipped);
    if (path === null) return null;
    const found = this.find(path);
    if (found !== null) return found;
    const relative = folder === '' ? path : path.slice(folder.length + 1);
    const stem = relative.replace(/(?:\.min)?(?:\.d)?\.[cm]?[jt]sx?$/, '');
    const outDir = compiler.outDir === undefined ? null : join('', compiler.outDir);
    if (outDir !== null && outDir !== '' && stem.startsWith(`${outDir}/`)) {
      const from = join(folder, `${compiler.rootDir ?? ''}/${stem.slice(outDir.length + 1)}`);
      const source = from === null ? null : this.find(from);
      if (source !== null) return source;
    }
    return this.bySegments(folder, stem.split('/'));
  }

  private bySegments(folder: string, segments: readonly string[]): string | null {
    let built = 0;
    while (built < segments.length - 1 && BUILT.test(segments[built] as string)) built++;
    if (built === 0) return null;
    for (let dropped = built; dropped > 0; dropped--) {
      const rest = segments.slice(dropped).join('/');
      for (const source of SOURCE_FOLDERS) {
        const found = this.find(inside(folder, source === '' ? rest : `${source}/${rest}`));
        if (found !== null) return found;
      }
    }
    return null;
  }
}
