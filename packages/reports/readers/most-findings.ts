/** Of one report. More is no report that a person could work on, and would not fit into memory with its judgement. */
export const MOST_FINDINGS = 500_000;

export function beyondMost(): string {
  return `a finding beyond the first ${MOST_FINDINGS.toLocaleString('en')} is not taken`;
}
