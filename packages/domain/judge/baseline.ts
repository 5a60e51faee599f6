import type { Surface } from '../finding/finding.ts';

/** `vauban-baseline.json`: what was there when the team began, so that the first red is about something new. */
export interface Baseline {
  readonly schema: 'vauban.baseline/1.0';
  /** The fingerprints' scheme. */
  readonly scheme: string;
  readonly created: string;
  /** Null outside git; then no secret in it holds. */
  readonly commit: string | null;
  readonly entries: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  /** Shown to people who read the file; never a secret. */
  readonly title: string;
  readonly surface?: Surface;
  /** It was known to be exploited when the baseline was taken; absent: it was not, and once it is, the entry does not hold. */
  readonly exploited?: true;
}
