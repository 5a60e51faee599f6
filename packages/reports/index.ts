import type { Report } from '@vauban/domain';

export { FORMATS, type Format, UnknownFormat, type WriteOptions, writeReport } from './formats.ts';
export { ReportUnreadable } from './json/report-unreadable.ts';
export type { ForeignReport, ForeignTool } from './readers/foreign-report.ts';
export { readForeign } from './readers/read-foreign.ts';
export { billGaps } from './sbom/bill.ts';
export { compareSboms, type SbomChange } from './sbom/compare.ts';
export { readSbom } from './sbom/read.ts';
export { type Sbom, type SbomPackage, SbomUnreadable } from './sbom/sbom.ts';
export { safeText } from './text/safe-text.ts';

/**
 * Bytes of a saved `vauban.report/1.N` to the report. Throws `ReportUnreadable` with one sentence.
 * The schema's library is loaded on the first call only.
 */
export async function readReport(bytes: Uint8Array): Promise<Report> {
  const { parseReport } = await import('./json/read.ts');
  return parseReport(bytes);
}
export { readVex } from './vex/read.ts';
