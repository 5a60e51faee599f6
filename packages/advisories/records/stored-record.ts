import type { Severity } from '@vauban/domain';

/**
 * A record as the snapshot keeps it: what a report shows of it. Short keys, absent when empty, always written in this
 * order, so that the same record has the same bytes. What it affects stands in the packages' index.
 */
export interface StoredRecord {
  /** modified */
  readonly m: string;
  /** withdrawn */
  readonly w?: string;
  /** published */
  readonly p?: string;
  /** summary, one line */
  readonly s?: string;
  /** aliases */
  readonly a?: readonly string[];
  /** CVSS vectors with their base scores, the newest scheme first; null where the vector is not whole */
  readonly v?: readonly ScoredVector[];
  /** the newest score that the database has without its vector */
  readonly n?: BareScore;
  /** the database's own word for the severity */
  readonly q?: Severity;
  /** CWE ids */
  readonly c?: readonly string[];
  /** addresses */
  readonly u?: readonly string[];
  /** addresses of exploits */
  readonly e?: readonly string[];
}

export type ScoredVector = readonly [vector: string, score: number | null];

/** The major version of CVSS, and the base score by it. */
export type BareScore = readonly [version: 2 | 3 | 4, score: number];

/** What one record says about one package of one ecosystem. */
export interface StoredAffected {
  readonly r?: readonly StoredRange[];
  /** versions, in canonical form where the order is known */
  readonly v?: readonly string[];
  /** kinds of ranges that no version order can judge, such as `GIT` */
  readonly o?: readonly string[];
  /** vectors that hold for this package alone, instead of the record's */
  readonly x?: readonly ScoredVector[];
  /** the word that holds for this package alone */
  readonly q?: Severity;
  /** names of the vulnerable functions, sorted */
  readonly f?: readonly string[];
}

/** `s` SEMVER, `e` ECOSYSTEM; then kind and version of each event in turn. */
export type StoredRange = readonly [scheme: 's' | 'e', ...events: string[]];

/** `i` introduced, `f` fixed, `l` last_affected, `m` limit. */
export type EventKind = 'i' | 'f' | 'l' | 'm';

/** Of a stored record's text, without parsing all of it; the keys' order is fixed. */
export function headOf(value: Buffer): { modified: string; withdrawn: boolean } {
  const head = value.toString('latin1', 0, 60);
  const end = head.indexOf('"', 6);
  return { modified: head.slice(6, end), withdrawn: head.startsWith(',"w"', end + 1) };
}
