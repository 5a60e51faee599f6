import type { Severity } from '../finding/finding.ts';

/** What the world knows about a vulnerable component, as far as a finding needs it. */
export interface AdvisoryFacts {
  /** The id that people search for: CVE before GHSA before the ecosystem's own. */
  readonly id: string;
  /** Every other name, sorted. */
  readonly aliases: readonly string[];
  readonly summary: string;
  /** Vectors as published, e.g. `CVSS:3.1/AV:N/…`. */
  readonly cvss: readonly string[];
  /** Base score of the newest vector, 0 to 10; absent when there is no valid vector. */
  readonly score?: number;
  /** From the score, else from the database's own word, else `unknown`. */
  readonly severity: Severity;
  readonly fixedVersions: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  readonly urls: readonly string[];
  /** Known exploited (CISA KEV); `unknown` when the catalogue was not there. */
  readonly exploited: boolean | 'unknown';
  readonly ransomware?: boolean | 'unknown';
  /** `YYYY-MM-DD` by which CISA asks for the fix. */
  readonly dueDate?: string;
}
