import { isRecord, type PackageManifest } from './manifest.ts';
import { folderOf, upwards } from './paths.ts';

export interface Package {
  readonly folder: string;
  readonly manifest: PackageManifest;
}

/** The packages whose `package.json` lies in the target. */
export class Packages {
  readonly all: readonly Package[];
  private readonly byName = new Map<string, Package>();
  private readonly byFolder = new Map<string, Package>();

  constructor(manifests: ReadonlyMap<string, string>) {
    const paths = [...manifests.keys()].filter((path) => /(?:^|\/)package\.json$/.test(path)).sort();
    this.all = paths.flatMap((path) => {
      const manifest: unknown = JSON.parse(manifests.get(path) as string);
      return isRecord(manifest) ? [{ folder: folderOf(path), manifest: manifest as PackageManifest }] : [];
    });
    for (const it of this.all) {
      this.byFolder.set(it.folder, it);
      const { name } = it.manifest;
      const known = name === undefined ? undefined : this.byName.get(name);
      if (name !== undefined && (known === undefined || it.folder.length < known.folder.length))
        this.byName.set(name, it);
    }
  }

  named(name: string): Package | null {
    return this.byName.get(name) ?? null;
  }

  in(folder: string): Package | null {
    return this.byFolder.get(folder) ?? null;
  }

  around(folder: string): Package | null {
    for (const at of upwards(folder)) {
      const found = this.byFolder.get(at);
      if (found !== undefined) return found;
    }
    return null;
  }
}

/** `@scope/name/sub/path` to its package and the rest. */
export function splitName(specifier: string): { readonly name: string; readonly subpath: string } {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, length).join('/'), subpath: parts.slice(length).join('/') };
}

/**
 * The files that `exports` or `imports` gives for a key (`.`, `./sub`, `#name`), best first; patterns with one `*` are
 * filled in. Conditions are not weighed against each other: all lead to the same source.
 */
export function targetsOf(map: unknown, key: string): string[] {
  if (!isRecord(map)) return key === '.' ? texts(map) : [];
  const keys = Object.keys(map);
  if (!keys.some((it) => it.startsWith('.') || it.startsWith('#'))) return key === '.' ? texts(map) : [];
  if (Object.hasOwn(map, key)) return texts(map[key]);
  for (const pattern of keys.sort((a, b) => b.length - a.length)) {
    const star = pattern.indexOf('*');
    const isFolder = star === -1 && pattern.endsWith('/');
    if (star === -1 && !isFolder) continue;
    const head = isFolder ? pattern : pattern.slice(0, star);
    const tail = isFolder ? '' : pattern.slice(star + 1);
    if (!key.startsWith(head) || !key.endsWith(tail) || key.length < head.length + tail.length) continue;
    const filled = key.slice(head.length, key.length - tail.length);
    return texts(map[pattern]).map((target) => (isFolder ? target + filled : target.replaceAll('*', filled)));
  }
  return [];
}

const DEEPEST = 8;

/** All texts in nested conditions, in their order, types last. */
export function texts(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((it) => texts(it, depth + 1));
  if (!isRecord(value)) return [];
  const entries = Object.entries(value);
  const isType = ([key]: [string, unknown]) => key === 'types';
  return [...entries.filter((it) => !isType(it)), ...entries.filter(isType)].flatMap(([, it]) => texts(it, depth + 1));
}
