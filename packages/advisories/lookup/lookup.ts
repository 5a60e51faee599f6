import type { AdvisoryFacts } from '@vauban/domain';
import type { Life } from '../end-of-life/find-life.ts';

/** A vulnerability that affects one version of one package, merged over all its records. */
export interface AdvisoryMatch extends AdvisoryFacts {
  /** Ids of the records that say so, sorted. */
  readonly records: readonly string[];
  readonly cwe: readonly string[];
  /** Names of the vulnerable functions as the databases write them; absent where none of them says. */
  readonly symbols?: readonly string[];
}

/** A record that names the package but whose range cannot be judged for this version. */
export interface AdvisoryProblem {
  readonly record: string;
  readonly problem: string;
}

export interface AdvisoryAnswer {
  readonly matches: readonly AdvisoryMatch[];
  readonly problems: readonly AdvisoryProblem[];
}

/** Read access to one immutable snapshot. */
export interface AdvisoryLookup {
  readonly revision: string;
  /** OSV ecosystem names that the snapshot holds, sorted. */
  readonly ecosystems: readonly string[];
  readonly kev: 'present' | 'missing';
  /** Every vulnerability that affects this version, withdrawn records left out; sorted by id. Throws `NotAVersion`. */
  affecting(ecosystem: string, name: string, version: string): AdvisoryAnswer;
  /** The release line of a package's version, on the day of the data; null when nobody says. */
  life(purl: string, version: string): Life | null;
  /** All release lines of a product that a package names, the newest first; empty when nobody says. */
  lives(purl: string): readonly Life[];
  close(): void;
}
