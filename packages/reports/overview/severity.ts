import { type Finding, SEVERITIES, type Severity } from '@vauban/domain';

/** The worse of two; what is unknown stands beside high. */
export function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

export function worstOf(findings: readonly Finding[]): Severity {
  return findings.reduce<Severity>((worst, finding) => worse(worst, finding.severity), 'none');
}

/** How many there are of each severity, worst first, those that are there only. */
export function severityCounts(rated: Iterable<{ severity: Severity }>): { severity: Severity; count: number }[] {
  const counts = new Map<Severity, number>();
  for (const { severity } of rated) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  return SEVERITIES.flatMap((severity) => {
    const count = counts.get(severity);
    return count === undefined ? [] : [{ severity, count }];
  });
}
