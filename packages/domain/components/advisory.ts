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
  /** With the vector's threat (CVSS 4.0) or temporal (3.x) metrics; absent when it has none. */
  readonly threatScore?: number;
  /** With the vector's environmental metrics as well; absent when it has none. */
  readonly environmentalScore?: number;
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
  /** How likely it is exploited soon; `unknown` without the list, or where it does not name it. Absent: never asked. */
  readonly epss?: EpssScore | 'unknown';
  /** How far exploits for it have come; absent: never asked. */
  readonly exploit?: ExploitMaturity;
}

/** FIRST's Exploit Prediction Scoring System: a prediction of one day by one model. */
export interface EpssScore {
  /** Probability of being exploited within the next 30 days, 0 to 1. */
  readonly probability: number;
  /** Share of all vulnerabilities whose probability is the same or lower, 0 to 1. */
  readonly percentile: number;
  /** The day of the prediction, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Nobody's silence is a level: where no source says anything, it is `unknown`. */
export interface ExploitMaturity {
  readonly level: 'attacked' | 'functional' | 'proof-of-concept' | 'unreported' | 'unknown';
  /** Who says so: `CISA KEV`, a metric such as `CVSS:4.0 E:P`, or an address. Absent when nobody does. */
  readonly source?: string;
}
