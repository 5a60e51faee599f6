import { matchesGlob } from '@vauban/domain';

/** What people left out or asked for, as globs. */
export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export const EVERYTHING: Selection = { include: [], exclude: [] };

/** Answers for many paths of one tree; a folder that matches stands for all below it. */
export class Selector {
  readonly #include: readonly string[];
  readonly #exclude: readonly string[];
  readonly #folders = new Map<string, FolderAnswer>();

  constructor(selection: Selection) {
    this.#include = selection.include.map(withoutTrailingSlash);
    this.#exclude = selection.exclude.map(withoutTrailingSlash);
  }

  /** The exclude glob that takes a file out, `false` when it is outside every include, null when it stays. */
  leftOutBy(path: string): string | false | null {
    if (this.#include.length === 0 && this.#exclude.length === 0) return null;
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? NOTHING_SAID : this.#folder(path.slice(0, slash));
    const excludedBy = folder.excludedBy ?? firstMatch(this.#exclude, path);
    if (excludedBy !== null) return excludedBy;
    if (this.#include.length === 0 || folder.included) return null;
    return firstMatch(this.#include, path) === null ? false : null;
  }

  #folder(path: string): FolderAnswer {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf('/');
    const parent = slash < 0 ? NOTHING_SAID : this.#folder(path.slice(0, slash));
    const answer: FolderAnswer = {
      excludedBy: parent.excludedBy ?? firstMatch(this.#exclude, path),
      included: parent.included || firstMatch(this.#include, path) !== null,
    };
    this.#folders.set(path, answer);
    return answer;
  }
}

interface FolderAnswer {
  readonly excludedBy: string | null;
  readonly included: boolean;
}

const NOTHING_SAID: FolderAnswer = { excludedBy: null, included: false };

function firstMatch(globs: readonly string[], path: string): string | null {
  return globs.find((glob) => matchesGlob(glob, path)) ?? null;
}

function withoutTrailingSlash(glob: string): string {
  const start = glob.startsWith('./') ? 2 : 0;
  return glob.length > start + 1 && glob.endsWith('/') ? glob.slice(start, -1) : glob.slice(start);
}
