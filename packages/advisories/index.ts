import type { TransferFacts } from './transfer/export-file.ts';
import type { ImportOptions } from './transfer/import-advisories.ts';
import type { UpdateOptions, UpdateOutcome } from './update/outcome.ts';

export { AdvisoryError, type AdvisoryErrorCode } from './advisory-error.ts';
export { feedOf, normalName } from './ecosystems/ecosystem.ts';
export { type AskedRuntime, admittedLines } from './end-of-life/admitted.ts';
export { endOfLife, type Life } from './end-of-life/find-life.ts';
export * from './lookup/lookup.ts';
export { openAdvisories, type SnapshotLookup } from './lookup/open-advisories.ts';
export { type CvssScores, cvssScores } from './records/cvss-scores.ts';
export type { FeedFacts, KevFacts, RefusedFacts, SupplementFacts } from './snapshots/manifest.ts';
export { DEFAULT_KEV, DEFAULT_SOURCE, supplementSources } from './sources/defaults.ts';
export type { SourceLimits } from './sources/limits.ts';
export { type AdvisoryStatus, advisoryStatus, dataFacts, type FeedStatus } from './status/advisory-status.ts';
export type { TransferFacts } from './transfer/export-file.ts';
export type { ImportOptions } from './transfer/import-advisories.ts';
export type { FeedOutcome, UpdateOptions, UpdateOutcome, UpdateProgress } from './update/outcome.ts';
export { compare, NotAVersion, supports as supportsEcosystem, UnsupportedEcosystem } from './versions/compare.ts';

/**
 * Brings the advisories of some ecosystems up to date. The new snapshot is built aside and takes the old one's place
 * in one step; when anything goes wrong, the old one stays. One feed's failure does not stop the others: it is told in
 * the outcome, and thrown only when no feed could be had. Throws `AdvisoryError`, or the signal's reason.
 */
export async function updateAdvisories(options: UpdateOptions): Promise<UpdateOutcome> {
  // loaded on demand: a scan only reads
  const { update } = await import('./update/update-advisories.ts');
  return update(options);
}

/** Writes the current snapshot into one file, for a place without network. Throws `AdvisoryError`. */
export async function exportAdvisories(folder: string, file: string): Promise<TransferFacts> {
  const { writeExport } = await import('./transfer/export-advisories.ts');
  return writeExport(folder, file);
}

/**
 * Makes what `exportAdvisories` wrote the current snapshot, whole: its digest and every entry in it are checked. What
 * is older than what is here is refused unless that is allowed. Throws `AdvisoryError`.
 */
export async function importAdvisories(
  folder: string,
  file: string,
  options: ImportOptions = {},
): Promise<TransferFacts> {
  const { readExport } = await import('./transfer/import-advisories.ts');
  return readExport(folder, file, options);
}
