import type { Name } from './path-text.ts';

/** A name that a listing gave, before anyone looked at what it is. */
export interface Entry {
  readonly name: Name;
  /** `named`: a person gave it. `found`: there and not tracked. The others are git's. */
  readonly origin: 'tracked' | 'skipped' | 'submodule' | 'found' | 'named';
}

/** A file, or a folder ending in `/`, that the listing leaves out. */
export interface LeftOut {
  readonly place: string;
  readonly why: 'ignored' | 'installed';
}

export interface Listing {
  readonly entries: readonly Entry[];
  readonly leftOut: readonly LeftOut[];
  /** Folders, ending in `/`, that could not be entered. */
  readonly unreadable: readonly string[];
  /** The listing ended at the limit of files. */
  readonly truncated: boolean;
  readonly notes: readonly string[];
}
