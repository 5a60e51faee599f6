import type { GapClass, GapKind } from '../coverage/gap.ts';
import type { Severity, Surface } from '../finding/finding.ts';
import type { LicencePolicy } from '../licences/licence-rules.ts';
import type { Project } from '../paths/project.ts';
import type { PriorityFormula } from '../risk/formula.ts';
import type { Stakes } from '../risk/ssvc/decide.ts';

/** What the gate asks. Data: from `vauban.yaml`, from the base of a change, or from the server. */
export interface Policy {
  /** A finding that satisfies `when` of any gate, and is not validly suppressed, makes the verdict `fail`. */
  readonly gates: readonly Gate[];
  /** Classes that differ from `GAP_KINDS`. */
  readonly gaps: Readonly<Partial<Record<GapKind, GapClass>>>;
  readonly acceptedGaps: readonly GapAcceptance[];
  /** Older data is an `advisories-stale` gap. */
  readonly advisoriesMaxAgeDays: number;
  /** How far a suppression that the change itself adds counts. */
  readonly inFile: {
    /** Only findings below this severity (`high`: medium and lower; `unknown` is never below). */
    readonly below: Severity;
    readonly neverSurfaces: readonly Surface[];
  };
  /** The formula of priority; absent: `DEFAULT_FORMULA`. */
  readonly priority?: PriorityFormula;
  /** What decision tables ask about the target; absent: unknown. */
  readonly stakes?: Stakes;
  /** Which licences of components are denied or to be looked at; absent: nothing is said about licences. */
  readonly licences?: LicencePolicy;
}

export interface Gate {
  readonly name: string;
  /** One sentence for people: "what is new and high or critical". */
  readonly says: string;
  /**
   * A CEL expression over `finding` that answers true or false; `FINDING_FIELDS` names what it may ask, for example
   * rule, surface, severity, confidence, priority, novelty, path, cwe, project, exploited, fixAvailable, purl, scope, direct.
   * `severity` compares as text; `finding.rank` is 0 none, 1 low, 2 medium, 3 high, 4 critical, and unknown ranks 3.
   * `isNew` holds when novelty is not `known`; `finding.path.glob("src/**")` matches a glob; there is no `matches`.
   */
  readonly when: string;
}

export interface GapAcceptance {
  readonly kind: GapKind;
  /** A glob on the gap's path or pattern; absent: every gap of the kind. */
  readonly path?: string;
  readonly reason: string;
  readonly until: string;
}

/** All that `vauban.yaml` can say. */
export interface Configuration {
  readonly version: 1;
  readonly policy: Policy;
  readonly projects: readonly Project[];
  /** Globs. Excluded files are counted gaps; with a base, the base's list holds. */
  readonly exclude: readonly string[];
  /** Standing decisions about findings, each with a reason and an end. */
  readonly decisions: readonly PolicyDecision[];
  /** Documents of others whose word counts here; absent: none. */
  readonly vex?: readonly VexTrust[];
}

/** A VEX document that is applied, why it is trusted, and until when. */
export interface VexTrust {
  /** Relative to the file that names it. */
  readonly file: string;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it counts. */
  readonly until: string;
}

export interface PolicyDecision {
  readonly rule: string;
  readonly path?: string;
  readonly reason: string;
  readonly until: string;
}
