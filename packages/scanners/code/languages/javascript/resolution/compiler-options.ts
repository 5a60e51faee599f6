import { type CompilerManifest, isRecord } from './manifest.ts';
import { type Packages, splitName } from './packages.ts';
import { folderOf, inside, join, upwards } from './paths.ts';

interface Mapping {
  readonly head: string;
  readonly tail: string;
  readonly exact: boolean;
  /** Relative to `from`. */
  readonly targets: readonly string[];
  readonly from: string;
}

export interface CompilerOptions {
  /** Most specific first. */
  readonly mappings: readonly Mapping[];
  readonly baseUrl: string | null;
  readonly outDir?: string;
  readonly rootDir?: string;
}

const LONGEST_CHAIN = 10;

/** `tsconfig.json` and its kin by folder, with what they extend. */
export class CompilerConfigs {
  private readonly manifests: ReadonlyMap<string, string>;
  private readonly packages: Packages;
  private readonly byFolder = new Map<string, string[]>();
  private readonly read = new Map<string, CompilerOptions[]>();

  constructor(manifests: ReadonlyMap<string, string>, packages: Packages) {
    this.manifests = manifests;
    this.packages = packages;
    for (const path of [...manifests.keys()].sort(byRole)) {
      if (!/config[^/]*\.json$/.test(path)) continue;
      const folder = folderOf(path);
      const known = this.byFolder.get(folder);
      if (known === undefined) this.byFolder.set(folder, [path]);
      else known.push(path);
    }
  }

  /** The options of all configurations around a folder, nearest first. */
  *around(folder: string): Generator<CompilerOptions> {
    for (const at of upwards(folder)) yield* this.in(at);
  }

  in(folder: string): readonly CompilerOptions[] {
    let found = this.read.get(folder);
    if (found === undefined) {
      found = (this.byFolder.get(folder) ?? []).map((path) => this.merged(path));
      this.read.set(folder, found);
    }
    return found;
  }

  private merged(path: string): CompilerOptions {
    const merged: { -readonly [K in keyof CompilerOptions]: CompilerOptions[K] } = { mappings: [], baseUrl: null };
    const open = [path];
    const seen = new Set<string>();
    for (let at = open.shift(); at !== undefined && seen.size < LONGEST_CHAIN; at = open.shift()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const manifest = this.manifest(at);
      if (manifest === null) continue;
      const folder = folderOf(at);
      const base = manifest.baseUrl === undefined ? null : join(folder, manifest.baseUrl);
      merged.baseUrl ??= base;
      if (manifest.outDir !== undefined) merged.outDir ??= manifest.outDir;
      if (manifest.rootDir !== undefined) merged.rootDir ??= manifest.rootDir;
      if (merged.mappings.length === 0 && manifest.paths) merged.mappings = mappingsOf(manifest.paths, base ?? folder);
      // the last one that is extended wins
      open.push(...[...(manifest.extends ?? [])].reverse().flatMap((it) => this.extended(folder, it)));
    }
    return merged;
  }

  private manifest(path: string): CompilerManifest | null {
    const text = this.manifests.get(path);
    if (text === undefined) return null;
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? (parsed as CompilerManifest) : null;
  }

  private extended(folder: string, name: string): string[] {
    let from: string | null = join(folder, name);
    if (!name.startsWith('.') && !name.startsWith('/')) {
      const { name: packageName, subpath } = splitName(name);
      const found = this.packages.named(packageName);
      from = found === null ? null : inside(found.folder, subpath === '' ? 'tsconfig.json' : subpath);
    }
    if (from === null) return [];
    return [from, `${from}.json`, inside(from, 'tsconfig.json')].filter((it) => this.manifests.has(it)).slice(0, 1);
  }
}

/** `tsconfig.json` before `tsconfig.app.json`. */
function byRole(a: string, b: string): number {
  const weight = (path: string) => (/(?:^|\/)[tj]sconfig\.json$/.test(path) ? 0 : 1);
  return weight(a) - weight(b) || (a < b ? -1 : 1);
}

function mappingsOf(paths: Readonly<Record<string, readonly string[]>>, from: string): Mapping[] {
  const mappings = Object.entries(paths).map(([pattern, targets]): Mapping => {
    const star = pattern.indexOf('*');
    if (star === -1) return { head: pattern, tail: '', exact: true, targets, from };
    return { head: pattern.slice(0, star), tail: pattern.slice(star + 1), exact: false, targets, from };
  });
  return mappings.sort((a, b) => Number(b.exact) - Number(a.exact) || b.head.length - a.head.length);
}

/** Paths that the mappings give for a name, best first. */
export function* mapped(options: CompilerOptions, specifier: string): Generator<string> {
  for (const { head, tail, exact, targets, from } of options.mappings) {
    const fits = exact ? specifier === head : specifier.startsWith(head) && specifier.endsWith(tail);
    if (!fits || specifier.length < head.length + tail.length) continue;
    const filled = specifier.slice(head.length, specifier.length - tail.length);
    for (const target of targets) {
      const path = join(
        from,
        target.replace('*', () => filled),
      );
      if (path !== null) yield path;
    }
  }
}
