import type { Finding } from '../finding/finding.ts';
import { SCHEME } from '../identity/fingerprint.ts';

/** What is sooner comes first; then by path, line, rule and fingerprint, so that no two are equal. */
export function byUrgency(a: Finding, b: Finding): number {
  return (
    b.priority.score - a.priority.score ||
    compareText(a.location.path, b.location.path) ||
    (a.location.line ?? 0) - (b.location.line ?? 0) ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprints[SCHEME] ?? '', b.fingerprints[SCHEME] ?? '')
  );
}

/** By UTF-16 units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
