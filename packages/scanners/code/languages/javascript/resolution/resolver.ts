import type { Resolution, Resolver, ResolverFiles } from '../../../language.ts';
import { CompilerConfigs, mapped } from './compiler-options.ts';
import { type Package, Packages, splitName, targetsOf, texts } from './packages.ts';
import { folderOf, inside, join } from './paths.ts';
import { publicFilesOf } from './public-files.ts';
import { SourceFiles } from './source-files.ts';

const MISSING: Resolution = { kind: 'missing' };
const ASSET: Resolution = { kind: 'library', name: 'asset' };
const ASSET_NAME =
  /\.(?:json5?|css|s[ac]ss|less|styl|svg|png|jpe?g|gif|webp|ico|woff2?|ttf|otf|mp[34]|wasm|node|html?|md|mdx|txt|graphql|gql|ya?ml)$/;

/** Names as Node.js, TypeScript and bundlers resolve them, with sources in place of what is built from them. */
export function createResolver(files: ResolverFiles): Resolver {
  const resolver = new ModuleResolver(files);
  const known = new Map<string, Resolution>();
  let publicFiles: readonly string[] | null = null;
  return {
    resolve(from, specifier) {
      const key = `${folderOf(from)}\0${specifier}`;
      let answer = known.get(key);
      if (answer === undefined) {
        answer = resolver.resolve(from, specifier);
        known.set(key, answer);
      }
      return answer;
    },
    publicFiles() {
      publicFiles ??= publicFilesOf(resolver);
      return publicFiles;
    },
  };
}

export class ModuleResolver {
  readonly packages: Packages;
  readonly sources: SourceFiles;
  private readonly configs: CompilerConfigs;

  constructor(files: ResolverFiles) {
    this.packages = new Packages(files.manifests);
    this.configs = new CompilerConfigs(files.manifests, this.packages);
    this.sources = new SourceFiles(files);
  }

  resolve(from: string, written: string): Resolution {
    const specifier = written.replace(/^.*!/, '').replace(/\?.*$/, '');
    const folder = folderOf(from);
    const isPath = /^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier);
    const path = isPath ? this.byPath(folder, specifier) : this.byName(folder, specifier);
    if (path !== null) return { kind: 'file', path };
    if (isPath && this.sources.isDeclared(join(folder, specifier))) return ASSET;
    if (ASSET_NAME.test(specifier) && (isPath || specifier.includes('/'))) return ASSET;
    if (isPath || /^(?:[@~]?\/|[#~])/.test(specifier)) return MISSING;
    return { kind: 'library', name: libraryName(specifier) };
  }

  private byPath(folder: string, specifier: string): string | null {
    const path = join(folder, specifier);
    if (path === null) return null;
    const isFolder = /(?:^|\/)\.{0,2}$/.test(specifier);
    const file = isFolder ? null : this.sources.file(path);
    if (file !== null) return file;
    const found = this.packages.in(path);
    const own = found === null ? null : this.entryOf(found);
    if (own !== null) return own;
    const nearest = this.packages.around(folder);
    return this.sources.index(path) ?? (nearest === null ? null : this.builtFrom(nearest, path));
  }

  /** `../dist/x` of the package's own tests. */
  private builtFrom(around: Package, path: string): string | null {
    if (around.folder !== '' && !path.startsWith(`${around.folder}/`)) return null;
    return this.behind(around, around.folder === '' ? path : path.slice(around.folder.length + 1));
  }

  private byName(folder: string, specifier: string): string | null {
    if (specifier.startsWith('#')) {
      const around = this.packages.around(folder);
      const found = around === null ? null : this.firstBehind(around, targetsOf(around.manifest.imports, specifier));
      if (found !== null) return found;
    }
    for (const options of this.configs.around(folder)) {
      for (const path of mapped(options, specifier)) {
        const found = this.sources.find(path) ?? this.entryIn(path);
        if (found !== null) return found;
      }
    }
    const { name, subpath } = splitName(specifier);
    const found = this.packages.named(name);
    if (found !== null) return this.inPackage(found, subpath);
    return this.fromBase(folder, specifier) ?? this.byCustom(folder, specifier);
  }

  private entryIn(folder: string): string | null {
    const found = this.packages.in(folder);
    return found === null ? null : this.entryOf(found);
  }

  private fromBase(folder: string, specifier: string): string | null {
    for (const { baseUrl } of this.configs.around(folder)) {
      const path = baseUrl === null ? null : join(baseUrl, specifier);
      const found = path === null ? null : this.sources.find(path);
      if (found !== null) return found;
    }
    return null;
  }

  /** `@/x` and `~/x` mean the sources' folder where a bundler's own settings say so. */
  private byCustom(folder: string, specifier: string): string | null {
    const rest = /^[@~]\/(.+)$/.exec(specifier)?.[1];
    const around = rest === undefined ? null : this.packages.around(folder);
    if (rest === undefined || around === null) return null;
    for (const name of ['src', 'app', 'resources/js', '']) {
      const path = join(around.folder, `${name}/${rest}`);
      const found = path === null ? null : this.sources.find(path);
      if (found !== null) return found;
    }
    return null;
  }

  private inPackage(found: Package, subpath: string): string | null {
    if (subpath === '') return this.entryOf(found);
    const byMap = this.firstBehind(found, targetsOf(found.manifest.exports, `./${subpath}`));
    return (
      byMap ??
      this.sources.find(inside(found.folder, subpath)) ??
      this.behind(found, subpath) ??
      this.sources.find(inside(found.folder, `src/${subpath}`))
    );
  }

  /** The source of what others get when they import the package by its name. */
  entryOf(found: Package): string | null {
    const { source, main, module, types, browser, exports } = found.manifest;
    const named = [
      source,
      ...targetsOf(exports, '.'),
      module,
      main,
      ...(typeof browser === 'string' ? [browser] : []),
      types,
    ];
    const byName = this.firstBehind(
      found,
      named.filter((it) => it !== undefined),
    );
    return byName ?? this.sources.index(found.folder) ?? this.sources.index(inside(found.folder, 'src'));
  }

  firstBehind(found: Package, shipped: readonly string[]): string | null {
    for (const path of shipped) {
      const source = this.behind(found, path);
      if (source !== null) return source;
    }
    return null;
  }

  private behind({ folder }: Package, shipped: string): string | null {
    const [options] = this.configs.in(folder);
    return this.sources.behind(folder, shipped, options ?? {});
  }

  /** Commands that a package installs. */
  commandsOf(found: Package): string[] {
    return texts(found.manifest.bin).flatMap((path) => this.behind(found, path) ?? []);
  }
}

/** As models name it: `node:fs/promises` is `fs/promises`, `npm:lodash@4/merge.js` is `lodash/merge`. */
function libraryName(specifier: string): string {
  const bare = specifier.replace(/^(?:node|npm|jsr):\/?/, '');
  const unversioned = bare.replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]+/, '$1');
  return unversioned.replace(/\/$/, '').replace(/(\/.*)\.[cm]?js$/, '$1');
}
