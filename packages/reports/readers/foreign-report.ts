import type { Component, Observation, RuleFacts, Surface } from '@vauban/domain';

/** What another tool's report says, in Vauban's words. */
export interface ForeignReport {
  /** The reader's id. */
  readonly format: string;
  readonly tools: readonly ForeignTool[];
  /** When the tool ran, RFC 3339; null when the report does not say. */
  readonly created: string | null;
  readonly source: {
    readonly repository: string | null;
    readonly commit: string | null;
    readonly branch: string | null;
  };
  /** `scanner` is a tool's id; `rule` is `<tool>:<rule>` as that tool names it, for a component the advisory's id. */
  readonly observations: readonly Observation[];
  readonly components: readonly Component[];
  readonly rules: readonly RuleFacts[];
  readonly claims: CoverageClaims;
  /** What could not be read, with how often; the rest holds. */
  readonly problems: readonly ReadingProblem[];
}

export interface ForeignTool {
  /** Lower case, `[a-z0-9.-]`: `semgrep`, `codeql`. */
  readonly id: string;
  readonly version: string | null;
  readonly surface: Surface;
  /** The rules that were active, also those that found nothing; null when the report does not say. */
  readonly rules: readonly string[] | null;
}

/** What the absence of a finding in this report means. Nothing that a report does not say is assumed. */
export interface CoverageClaims {
  /** Paths that were looked at; null when the report does not say. */
  readonly looked: readonly string[] | null;
  /** `failed`: the report itself says that the tool did not finish. */
  readonly ended: 'well' | 'failed' | 'unknown';
  /** Places that the report says were not looked at. */
  readonly missed: readonly { readonly path: string | null; readonly why: string }[];
}

export interface ReadingProblem {
  readonly says: string;
  readonly count: number;
}
