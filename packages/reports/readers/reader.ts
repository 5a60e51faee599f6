import type { ForeignReport } from './foreign-report.ts';

/** The beginning of a file, to tell formats apart without reading it all. */
export interface Beginning {
  /** The first 256 kB as text, without a byte order mark. */
  readonly text: string;
  /** The file's own name; empty for standard input. */
  readonly name: string;
}

/** One format of another tool. */
export interface ForeignReader {
  /** `sarif`, `trivy`, `npm-audit`. */
  readonly id: string;
  /** For people: `SARIF 2.1.0`. */
  readonly title: string;
  /** Tools that write it. */
  readonly writtenBy: readonly string[];
  /** What a report of this format can say about what was looked at, one sentence. */
  readonly says: string;
  /** Whether this reader saw files that the tool wrote, or only samples written after the published format. */
  readonly seen: 'real files' | 'samples after the published format';
  recognises(beginning: Beginning): boolean;
  /**
   * `roots` are absolute names of the folder that the tool looked at; places below them become relative.
   * Throws `ReportUnreadable` when nothing can be said; entries that cannot be read are problems, and the rest holds.
   */
  read(bytes: Buffer, roots: readonly string[]): ForeignReport;
}
