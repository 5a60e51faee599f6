import type { SourceFacts } from '@vauban/domain';
import type { Target } from '@vauban/scanners';
import type { History } from '../history/history.ts';

/** What to scan. Globs are relative to the scanned folder; a glob that names a folder holds for all below it. */
export type TargetRequest = PathRequest | UrlRequest | FilesRequest;

interface Globs {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** A folder (or one file) on this machine. */
export interface PathRequest extends Globs {
  readonly kind: 'path';
  readonly path: string;
}

/** A git address: https, http, ssh, git, file, or `user@host:path`. */
export interface UrlRequest extends Globs {
  readonly kind: 'url';
  readonly url: string;
  /** `none` (default) brings the newest commit alone and is told as shallow; `full` brings all branches and tags. */
  readonly history?: 'none' | 'full';
}

/** Files and folders by name, absolute or relative to `root`; each must lie inside it. */
export interface FilesRequest extends Globs {
  readonly kind: 'files';
  readonly root: string;
  readonly paths: readonly string[];
}

export interface CollectOptions {
  /** Stops everything that runs; what was made is removed. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CollectProgress) => void;
  readonly limits?: Partial<CollectLimits>;
  /** `process.env` when absent; git receives a reduced copy. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** `total` is null when it is not known; `unit` says what is counted. */
export interface CollectProgress {
  readonly phase: 'connect' | 'receive' | 'list';
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'objects' | 'files';
}

export interface CollectLimits {
  /** More files are a `too-many-files` gap. */
  readonly maxFiles: number;
  /** After which it is asked whether a question to a local repository can end at all. */
  readonly gitPatienceMs: number;
  /** For one question to a local repository. */
  readonly gitTimeoutMs: number;
  /** For bringing a repository in over the network. */
  readonly cloneTimeoutMs: number;
  readonly cloneMaxBytes: number;
}

export const DEFAULT_COLLECT_LIMITS: CollectLimits = {
  maxFiles: 1_000_000,
  gitPatienceMs: 2000,
  gitTimeoutMs: 120_000,
  cloneTimeoutMs: 30 * 60_000,
  cloneMaxBytes: 8 * 2 ** 30,
};

export interface Collected {
  readonly target: Target;
  /** `mergeBase`, `renames` and `ancestry` are empty: ask `history` for them. */
  readonly source: SourceFacts;
  /** Null outside git, and where no git program is. */
  readonly history: History | null;
  /** Sentences that people should read: no git program, a history that could not be used. */
  readonly notes: readonly string[];
  /** Ends helper processes and removes temporary folders; may be called twice. */
  close(): Promise<void>;
}
