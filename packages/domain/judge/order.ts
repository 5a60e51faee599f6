import type { Finding } from '../finding/finding.ts';
import { SCHEME } from '../identity/fingerprint.ts';

interface Keyed {
  readonly finding: Finding;
  readonly score: number;
  readonly path: string;
  readonly line: number;
}

/** What is sooner comes first; then by path, line, rule and fingerprint, so that no two are equal. */
export function byUrgency(findings: readonly Finding[]): Finding[] {
  const keyed = findings.map((finding): Keyed => {
    return { finding, score: finding.priority.score, path: finding.location.path, line: finding.location.line ?? 0 };
  });
  return keyed.sort(compareKeyed).map(({ finding }) => finding);
}

function compareKeyed(a: Keyed, b: Keyed): number {
  return (
    b.score - a.score ||
    compareText(a.path, b.path) ||
    a.line - b.line ||
    compareText(a.finding.rule, b.finding.rule) ||
    compareText(a.finding.fingerprints[SCHEME] ?? '', b.finding.fingerprints[SCHEME] ?? '')
  );
}

/** By UTF-16 units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
