import type { Component } from '../components/component.ts';
import type { JudgedGap } from '../coverage/gap.ts';
import type { Finding, Severity, Surface } from '../finding/finding.ts';
import type { PriorityRules } from '../risk/priority.ts';

export const REPORT_VERSION = 'vauban.report/1.0';

export type Verdict = 'pass' | 'fail' | 'unproven';

/** One reason for the verdict, in a sentence for people. */
export interface VerdictReason {
  readonly verdict: 'fail' | 'unproven';
  /** The gate's name, or the gap's kind. */
  readonly cause: string;
  readonly count: number;
  readonly message: string;
}

/** Facts about a rule that reports need; one entry for each rule that ran and found something. */
export interface RuleFacts {
  readonly id: string;
  readonly title: string;
  readonly surface: Surface;
  readonly severity: Severity;
  readonly cwe: readonly string[];
  /** Markdown: what an attacker could do and how to fix it. */
  readonly help: string;
}

export interface ScannerFacts {
  readonly id: string;
  readonly surface: Surface;
  readonly version: string;
  /** Digest over the rules that ran, `sha256:…`. */
  readonly rules: string;
  readonly ruleCount: number;
  /** The rules that were active; absent where rules are data of their own (advisories). */
  readonly ruleIds?: readonly string[];
}

/** How old the data was. `revision` names an immutable snapshot. */
export interface DataFacts {
  readonly name: 'advisories' | 'kev' | 'epss' | 'end-of-life';
  readonly revision: string | null;
  /** The newest `modified` in the feed, RFC 3339; null when there is no data. */
  readonly newest: string | null;
  readonly ecosystems?: readonly string[];
}

export type Ancestry = 'ancestor' | 'not' | 'unknown';

/** Where the bytes came from. Null is "not known". */
export interface SourceFacts {
  readonly kind: 'git' | 'folder' | 'files';
  /** The remote's address without credentials. */
  readonly repository: string | null;
  /** The scanned folder relative to the repository's top, `.` for the top. */
  readonly root: string;
  readonly commit: string | null;
  readonly parents: readonly string[];
  readonly branch: string | null;
  readonly mergeBase: string | null;
  readonly shallow: boolean;
  readonly dirty: boolean | null;
  /** Old path → new path since the base or the baseline's commit. */
  readonly renames: Readonly<Record<string, string>>;
  /** Answers about commits that a server or a baseline named. */
  readonly ancestry: Readonly<Record<string, Ancestry>>;
}

/** Which paths were looked at, without listing them: `answerFor` in `coverage/answer.ts` reads it. */
export interface PathSet {
  /** `sha256-40/1`: the sorted first 40 bits of each path's SHA-256, delta-coded as LEB128, base64. */
  readonly scheme: 'sha256-40/1';
  readonly count: number;
  readonly data: string;
}

export interface Coverage {
  /** What was asked for. */
  readonly scope: {
    readonly surfaces: readonly Surface[];
    /** Relative to root; `.` for all. */
    readonly paths: readonly string[];
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
  readonly scanners: readonly ScannerFacts[];
  readonly data: readonly DataFacts[];
  readonly files: { readonly looked: number; readonly bytes: number };
  readonly looked: PathSet;
  readonly gaps: readonly JudgedGap[];
}

/** What the gate asked and where that came from. */
export interface PolicyFacts {
  readonly digest: string;
  /** `default`, a path, `base:REF`, or `server`. */
  readonly origin: string;
  readonly gates: readonly { readonly name: string; readonly says: string; readonly when: string }[];
  /** What priorities were reckoned with, where the policy differs from the default. */
  readonly priority?: PriorityRules;
  /** What the change would have altered in policy, suppressions, baseline or ignore lists, one sentence each. */
  readonly changes: readonly string[];
  /** The server's document that was judged by; absent without a server. */
  readonly judgement?: {
    /** Of the whole document, `sha256:…`. */
    readonly digest: string;
    /** Of the server's policy; 0 where the server has none. */
    readonly version: number;
    /** When the server made it, RFC 3339. */
    readonly made: string;
    /** The server was away, and the command's kept copy was used. */
    readonly kept: boolean;
  };
}

/** The document that a scan leaves: `vauban.report/1.N`. Everything but `scan` is a function of the inputs. */
export interface Report {
  readonly schema: typeof REPORT_VERSION;
  readonly scan: { readonly id: string; readonly started: string; readonly durationMs: number };
  readonly tool: { readonly name: 'vauban'; readonly version: string };
  readonly source: SourceFacts;
  readonly policy: PolicyFacts;
  readonly verdict: Verdict;
  readonly reasons: readonly VerdictReason[];
  readonly coverage: Coverage;
  readonly rules: readonly RuleFacts[];
  /** Sorted by priority, then path, line, rule, fingerprint. */
  readonly findings: readonly Finding[];
  /** Sorted by lockfile, then purl. */
  readonly components: readonly Component[];
  /** In-file suppressions and baseline entries that match nothing any more, one sentence each. */
  readonly unused: readonly string[];
}
