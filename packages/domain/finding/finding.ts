import type { AdvisoryFacts } from '../components/advisory.ts';
import type { ComponentRef } from '../components/component.ts';

/** A place where attacks enter; every scanner serves exactly one. */
export type Surface = 'code' | 'secrets' | 'dependencies' | 'infrastructure' | 'images' | 'pipelines' | 'web';

/** How bad it is. `unknown` is a value: it is never treated as low. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'none' | 'unknown';

/** How sure the scanner is. */
export type Confidence = 'high' | 'medium' | 'low' | 'unknown';

/** One place in the target. Lines and columns count from 1; columns count UTF-16 units; ends are exclusive. */
export interface Location {
  /** Relative to the scanned root, `/` between names (see `PathText` in the scanners' target). */
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** The source line, bounded (400 characters) and with every secret masked. */
  readonly snippet?: string;
  readonly message?: string;
}

/** How to make it go away. `safe` says that applying `edits` changes nothing else that works. */
export interface Fix {
  readonly summary: string;
  readonly safe: boolean;
  readonly edits?: readonly Edit[];
  readonly fixedVersions?: readonly string[];
}

export interface Edit {
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly replacement: string;
}

/** What one scanner saw at one place in one scan; what `conclude` returns. It never changes afterwards. */
export interface Observation {
  /** The rule's id, for a vulnerable component the advisory's id. */
  readonly rule: string;
  readonly scanner: string;
  readonly surface: Surface;
  readonly title: string;
  /** Why this instance is a problem, in one or two sentences; plain text. */
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** `["CWE-798"]` */
  readonly cwe: readonly string[];
  /** The sink, or the value that is wrong. */
  readonly location: Location;
  readonly related?: readonly Location[];
  /** The steps from entry to sink, in order. */
  readonly flow?: readonly Location[];
  readonly fix?: Fix;
  readonly component?: ComponentRef;
  readonly advisory?: AdvisoryFacts;
  /**
   * What identity is made of besides rule and path; the normalised snippet when absent.
   * A secret names its key here and must never put a value or a digest of it in.
   */
  readonly subject?: string;
  /**
   * Of a secret, where a server lent its key: the keyed digest of the value, `<key's id>:<64 hex>`. It becomes the
   * fingerprint of `SECRET_SCHEME`; no finding holds it here.
   */
  readonly valueMark?: string;
  /** Since when another tool's record had it that was taken over, `YYYY-MM-DD` in UTC; a scan that sees by itself says none. */
  readonly firstSeen?: string;
}

/** How soon. `terms` are the reasons, so that no weight is secret. */
export interface Priority {
  readonly level: 'now' | 'next' | 'later' | 'unknown';
  /** 0 to 100, higher is sooner. */
  readonly score: number;
  readonly terms: readonly PriorityTerm[];
  /** What published decision tables say; only of known vulnerabilities. */
  readonly decisions?: readonly TableAnswer[];
}

/** What a decision table says, as far as its questions can be answered. */
export interface TableAnswer {
  /** Its id: `cisa-coordinator`, `deployer`, `bod-26-04`. */
  readonly table: string;
  /** The soonest of `possible`, so that what is unknown never counts as low. */
  readonly outcome: string;
  /** Every outcome that fits what is known, the soonest first; one alone: it is certain. */
  readonly possible: readonly string[];
  /** The questions that nobody has answered. */
  readonly unknown: readonly string[];
}

export interface PriorityTerm {
  readonly term: string;
  readonly points: number;
  readonly reason: string;
}

/** Why a finding does not count for the verdict; it is reported all the same. */
export interface Suppression {
  readonly kind: 'in-file' | 'baseline' | 'decision' | 'policy' | 'vex';
  /** `rejected` ones are shown with the reason and do count. */
  readonly status: 'accepted' | 'rejected' | 'expired';
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until?: string;
  readonly location?: Location;
  /** Why it was rejected. */
  readonly note?: string;
}

/** New against baseline or base; `unknown` only where neither could be read (that is a gap too). */
export type Novelty = 'new' | 'known' | 'unknown';

/** An observation with identity, enrichment and judgement: what reports show. */
export interface Finding extends Omit<Observation, 'valueMark'> {
  /** Short handle for people and `vauban explain`: the first 12 characters of the first fingerprint. */
  readonly id: string;
  /** Scheme name → value, e.g. `{ "vauban/1": "<64 hex>" }`. */
  readonly fingerprints: Readonly<Record<string, string>>;
  readonly priority: Priority;
  readonly novelty: Novelty;
  readonly suppressions: readonly Suppression[];
  /** Names of the policy's gates that this finding fails; empty when none. */
  readonly gates: readonly string[];
  /** Of the project (by path in `vauban.yaml`) that it belongs to. */
  readonly project?: string;
  readonly owner?: string;
}
