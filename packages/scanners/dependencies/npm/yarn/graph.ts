import type { ComponentScope } from '@vauban/domain';
import { type GraphPackage, type LockGraph, type Need, type Root, rootIndex } from '../../graph/lock-graph.ts';
import type { NpmManifest } from '../manifest.ts';
import { splitDescriptor, type YarnEntry, type YarnLockfile } from './lockfile.ts';

const MOST_CANDIDATES = 50;

/** A member of the workspace that the lockfile belongs to, '' the folder of the lockfile itself. */
export interface Member {
  readonly folder: string;
  readonly manifest: NpmManifest;
}

/** A yarn.lock with the package.json files that it belongs to. */
export function yarnGraph(lockfile: YarnLockfile, members: readonly Member[]): LockGraph {
  return new YarnGraph(lockfile, members).graph();
}

class YarnGraph {
  readonly #lockfile: YarnLockfile;
  readonly #manifests: ReadonlyMap<string, NpmManifest>;
  readonly #byDescriptor = new Map<string, number>();
  readonly #byName = new Map<string, number[]>();
  readonly #memberByName = new Map<string, number>();
  readonly #packages: { -readonly [K in keyof GraphPackage]: GraphPackage[K] }[] = [];
  readonly #entries: YarnEntry[] = [];

  constructor(lockfile: YarnLockfile, members: readonly Member[]) {
    this.#lockfile = lockfile;
    this.#manifests = new Map(members.map(({ folder, manifest }) => [folder, manifest]));
  }

  graph(): LockGraph {
    const { entries, isBerry } = this.#lockfile;
    const ofWorkspace = entries.filter((entry) => entry.folder !== undefined);
    const roots = isBerry ? ofWorkspace.map((entry) => this.#rootOfEntry(entry)) : this.#rootsOfManifests();
    for (const [i, root] of roots.entries())
      if (root.name !== undefined) this.#memberByName.set(root.name, rootIndex(i));
    for (const [i, entry] of ofWorkspace.entries())
      for (const descriptor of entry.descriptors) this.#byDescriptor.set(descriptor, rootIndex(i));
    for (const entry of entries) if (entry.folder === undefined) this.#add(entry);
    for (const [i, entry] of this.#entries.entries()) {
      const from = this.#packages[i];
      if (from !== undefined)
        from.needs = entry.needs.flatMap((need) =>
          this.#follow(need.descriptor, need.isOptional ? 'optional' : 'production'),
        );
    }
    return {
      roots: roots.map((root, i): Root => ({ ...root, needs: this.#needsOfRoot(root, ofWorkspace[i]) })),
      packages: this.#packages,
      notes: [],
    };
  }

  #add(entry: YarnEntry): void {
    const { name, version, source, address, resolved, integrity, line, snippet, descriptors } = entry;
    const index = this.#packages.length;
    const alias = descriptors.map((descriptor) => splitDescriptor(descriptor).name).find((asked) => asked !== name);
    this.#packages.push({
      name,
      version,
      source,
      address,
      resolved,
      integrity,
      alias,
      line,
      column: 1,
      snippet,
      needs: [],
    });
    this.#entries.push(entry);
    for (const descriptor of descriptors) {
      this.#byDescriptor.set(descriptor, index);
      const asked = splitDescriptor(descriptor).name;
      const same = this.#byName.get(asked);
      if (same === undefined) this.#byName.set(asked, [index]);
      else if (same.at(-1) !== index) same.push(index);
    }
  }

  #rootOfEntry({ folder = '', name, line, snippet }: YarnEntry): Root {
    const manifest = this.#manifests.get(folder);
    return { folder, name, version: manifest?.version, line, column: 1, snippet, needs: [] };
  }

  #rootsOfManifests(): Root[] {
    return [...this.#manifests].map(([folder, { name, version }]) => {
      const place = { line: 0, column: 1, snippet: '' };
      return { folder, name: name ?? (folder === '' ? undefined : folder), version, ...place, needs: [] };
    });
  }

  /** What a member asks for: by its package.json, else by what Yarn 2 and later say of it, which is no scope. */
  #needsOfRoot({ folder }: Root, entry: YarnEntry | undefined): Need[] {
    const asks = this.#manifests.get(folder)?.asks;
    if (entry === undefined) {
      return (asks ?? []).flatMap(({ name, range, scope }) => this.#follow(`${name}@${range}`, scope));
    }
    const scopes = new Map<string, ComponentScope>();
    for (const { name, scope } of asks ?? []) if (scopes.get(name) !== 'production') scopes.set(name, scope);
    return entry.needs.flatMap(({ descriptor, isOptional }) => {
      const known = asks === undefined ? 'unknown' : (scopes.get(splitDescriptor(descriptor).name) ?? 'production');
      return this.#follow(descriptor, known === 'production' && isOptional ? 'optional' : known);
    });
  }

  /**
   * What satisfies a need. Where `resolutions` have changed the range, no entry has the one that was asked for:
   * then any of that name may.
   */
  #follow(descriptor: string, scope: ComponentScope): Need[] {
    const { name, range } = splitDescriptor(descriptor);
    const exact = this.#byDescriptor.get(descriptor) ?? this.#byDescriptor.get(`${name}@npm:${range}`);
    if (exact !== undefined) return [{ to: exact, scope }];
    const member = this.#memberByName.get(name);
    if (member !== undefined) return [{ to: member, scope }];
    return (this.#byName.get(name) ?? []).slice(0, MOST_CANDIDATES).map((to) => ({ to, scope }));
  }
}
