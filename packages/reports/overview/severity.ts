import type { Finding, Severity } from '@vauban/domain';

/** From worst to mildest; what is unknown stands with high, because it may be. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'unknown', 'medium', 'low', 'none'];

/** The worse of two. */
export function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

export function worstOf(findings: readonly Finding[]): Severity {
  return findings.reduce<Severity>((worst, finding) => worse(worst, finding.severity), 'none');
}

/** How many there are of each severity, worst first, those that are there only. */
export function severityCounts(findings: readonly Finding[]): { severity: Severity; count: number }[] {
  const counts = new Map<Severity, number>();
  for (const finding of findings) counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
  return SEVERITIES.flatMap((severity) => {
    const count = counts.get(severity);
    return count === undefined ? [] : [{ severity, count }];
  });
}
