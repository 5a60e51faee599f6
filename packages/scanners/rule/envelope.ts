import type { Confidence, Severity } from '@vauban/domain';
import type { Fields } from './fields.ts';

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

export const CONFIDENCES = ['high', 'medium', 'low', 'unknown'] as const;
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'none', 'unknown'] as const;

/** The envelope of a rule that nobody has checked; what is wrong goes to the problems of `fields`. */
export function readEnvelope(fields: Fields): RuleEnvelope {
  return {
    id: fields.text('id', /^[a-z][a-z0-9-]{0,40}\/[a-z0-9][a-z0-9-]{0,60}$/, 'like `secrets/github-token`'),
    title: fields.text('title', /^[^\n]{3,80}$/, 'one line of 3 to 80 characters'),
    cwe: fields.list('cwe', 1, 5, /^CWE-\d{1,5}$/, 'like `CWE-798`'),
    severity: fields.oneOf('severity', SEVERITIES),
    confidence: fields.oneOf('confidence', CONFIDENCES),
    formerly: fields.list('formerly', 0, 20, /^[a-z][a-z0-9/-]{1,100}$/, 'a rule id'),
    licence: fields.text('licence', /^[^\n]{2,60}$/, 'an SPDX expression'),
    since: fields.text('since', /^[\w.-]{1,40}$/, 'a version'),
    sources: fields.list('sources', 0, 10, /^https:\/\/\S{3,200}$/, 'an https address'),
    remedy: fields.text('remedy', /^[^\n]{10,300}\n?$/, 'one sentence'),
    page: fields.text('page', /^[\s\S]{80,10000}$/, 'Markdown of at least 80 characters'),
  };
}
