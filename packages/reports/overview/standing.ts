import type { Finding, Suppression } from '@vauban/domain';

/** Whether a valid suppression takes the finding out of the verdict. */
export function isSuppressed(finding: Finding): boolean {
  return acceptedSuppression(finding) !== undefined;
}

/** The suppression that holds, if one does. */
export function acceptedSuppression(finding: Finding): Suppression | undefined {
  return finding.suppressions.find((suppression) => suppression.status === 'accepted');
}

/** Suppressions that were written but do not hold: each is shown with the finding. */
export function failedSuppressions(finding: Finding): readonly Suppression[] {
  return finding.suppressions.filter((suppression) => suppression.status !== 'accepted');
}

/** A copy in which sooner comes first; equals keep their place. */
function byPriority(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => b.priority.score - a.priority.score);
}

/** Findings that count, soonest first, and the suppressed ones, soonest first. */
export function divide(findings: readonly Finding[]): { open: Finding[]; suppressed: Finding[] } {
  const open: Finding[] = [];
  const suppressed: Finding[] = [];
  for (const finding of byPriority(findings)) (isSuppressed(finding) ? suppressed : open).push(finding);
  return { open, suppressed };
}

const HOW: Readonly<Record<Suppression['kind'], string>> = {
  'in-file': 'in the file',
  baseline: 'by the baseline',
  decision: 'by a decision',
  policy: 'by the policy',
  vex: 'by a VEX document',
};

/** `in the file until 2027-01-01: reason`, plain text that is not yet safe. */
export function suppressionText(suppression: Suppression): string {
  const until = suppression.until === undefined ? '' : ` until ${suppression.until}`;
  return `${HOW[suppression.kind]}${until}: ${suppression.reason}`;
}

/** Why a suppression that somebody wrote does not hold; not yet safe. */
export function failureText(suppression: Suppression): string {
  const why = suppression.note === undefined ? '' : ` (${suppression.note})`;
  return `A suppression is ${suppression.status}${why}; it stands ${suppressionText(suppression)}`;
}

/** `10 by the baseline, 2 in the file`. */
export function suppressedCounts(suppressed: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const finding of suppressed) {
    const suppression = acceptedSuppression(finding);
    if (suppression) counts.set(HOW[suppression.kind], (counts.get(HOW[suppression.kind]) ?? 0) + 1);
  }
  return [...counts].map(([how, count]) => `${count} ${how}`).join(', ');
}
