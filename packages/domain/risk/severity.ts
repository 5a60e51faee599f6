import type { Severity } from '../finding/finding.ts';

/** Worst first, for display; `unknown` stands beside `high`, never at the end. */
export const SEVERITIES = ['critical', 'high', 'unknown', 'medium', 'low', 'none'] as const satisfies Severity[];

const RANKS: Readonly<Record<Severity, number>> = { none: 0, low: 1, medium: 2, high: 3, critical: 4, unknown: 3 };

/** 0 none, 1 low, 2 medium, 3 high, 4 critical; unknown ranks 3, so that it is never taken for low. */
export function severityRank(severity: Severity): number {
  return RANKS[severity] ?? RANKS.unknown;
}

/** Severity by base score, as CVSS 3 and 4 name the ranges (first.org, "Qualitative Severity Rating Scale"). */
export function severityOfScore(score: number): Severity {
  if (!(score >= 0 && score <= 10)) return 'unknown';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}
