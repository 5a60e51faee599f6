import type { Finding, Severity } from '@vauban/domain';

export type Level = 'error' | 'warning' | 'note';

/** What is unknown is a warning: never milder than medium. */
export const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  unknown: 'warning',
  low: 'note',
  none: 'note',
};

/** The middle of each band of CVSS 4.0's qualitative scale, as code hosts rank by it. */
const SCORES: Readonly<Partial<Record<Severity, string>>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  none: '0.0',
};

/** The advisory's own score, else one that stands for the severity; undefined when it is unknown. */
export function securitySeverity(finding: Finding): string | undefined {
  return finding.advisory?.score?.toFixed(1) ?? SCORES[finding.severity];
}
