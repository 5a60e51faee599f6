import type { ComponentScope, ComponentSource, GapKind } from '@vauban/domain';

/** A lockfile as its tool means it: what it installs, and who asks for what. */
export interface LockGraph {
  /** The project's own name, where it has no root of its own. */
  readonly name?: string | undefined;
  /** The lockfile's own root and its workspace members; empty where the file does not say what is asked for. */
  readonly roots: readonly Root[];
  readonly packages: readonly GraphPackage[];
  readonly notes: readonly Note[];
}

/** Something that a person wrote a manifest for. */
export interface Root {
  /** Below the lockfile's folder; '' for that folder itself. */
  readonly folder: string;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly snippet: string;
  readonly needs: readonly Need[];
}

/**
 * One thing that is installed. Several may have the same name, version, source and address (peers, extras, platforms):
 * they become one component.
 */
export interface GraphPackage {
  readonly name: string;
  /** '' where the file names none. */
  readonly version: string;
  readonly source: ComponentSource;
  /** OSV's name, where it is not the format's usual one. */
  readonly ecosystem?: string | undefined;
  /** The name it is installed under, where that differs. */
  readonly alias?: string | undefined;
  /** Where it comes from, for what comes from no registry. */
  readonly address?: string | undefined;
  readonly resolved?: string | undefined;
  readonly integrity?: string | undefined;
  readonly licence?: string | undefined;
  /** What the file itself says about its use; else that follows from the roots. */
  readonly scope?: ComponentScope | undefined;
  /** What the file itself says about whether it is asked for; else that follows from the roots. */
  readonly direct?: boolean | undefined;
  /** Why this may not be what is installed, as a sentence in which `%` stands for the file; absent: it is. */
  readonly unsure?: string | undefined;
  /** From 1; 0 where it is not known. */
  readonly line: number;
  readonly column: number;
  readonly snippet: string;
  readonly needs: readonly Need[];
}

/** From one to another: `to` is the index of a package or, below zero, `-1 - index` of a root. */
export interface Need {
  readonly to: number;
  readonly scope: ComponentScope;
}

/** Something about the file that becomes a gap; `%` in the message stands for its path. */
export interface Note {
  readonly kind: GapKind;
  readonly message: string;
  readonly count: number;
}

export const SOURCES: readonly ComponentSource[] = ['registry', 'workspace', 'link', 'git', 'file', 'url', 'unknown'];

/** From the most to the least exposed: a way is as exposed as its least exposed step. */
export const SCOPES: readonly ComponentScope[] = ['production', 'peer', 'optional', 'development', 'unknown'];

/** The root of a lockfile's own folder, of which no place is known. */
export function rootOf(name: string | undefined, needs: readonly Need[]): Root {
  return { folder: '', name, line: 0, column: 1, snippet: '', needs };
}

/** The places of what has the same key. */
export function indicesBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [i, item] of items.entries()) {
    const key = keyOf(item);
    const same = found.get(key);
    if (same === undefined) found.set(key, [i]);
    else same.push(i);
  }
  return found;
}

export function rootIndex(index: number): number {
  return -1 - index;
}
