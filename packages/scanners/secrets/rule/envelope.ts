import type { Confidence, Severity } from '@vauban/domain';

/** What every rule of every engine says about itself; the body differs by engine. */
export interface RuleEnvelope {
  /** `surface/name`; never changes. */
  readonly id: string;
  readonly title: string;
  readonly cwe: readonly string[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Former ids of the same rule. */
  readonly formerly: readonly string[];
  readonly licence: string;
  /** The version of Vauban, or of the team's rules, in which it appeared. */
  readonly since: string;
  /** Where the facts come from. */
  readonly sources: readonly string[];
  /** One sentence: what to do about a finding. */
  readonly remedy: string;
  /** Markdown: what an attacker could do, how to put it right, how to avoid it. */
  readonly page: string;
}

export interface RuleExample {
  readonly text: string;
  /** The path that the text stands in, which decides how it is read. */
  readonly file: string;
}

export interface RuleExamples {
  readonly match: readonly RuleExample[];
  readonly noMatch: readonly RuleExample[];
}
