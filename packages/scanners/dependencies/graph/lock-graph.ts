import type { ComponentScope, ComponentSource, GapKind } from '@vauban/domain';

/** A lockfile as its tool means it: what it installs, and who asks for what. */
export interface LockGraph {
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

export function rootIndex(index: number): number {
  return -1 - index;
}
