import type { ScannerLimits } from '../contract/scanner.ts';

const MiB = 1024 * 1024;

/** Of the components that are listed, as JSON: what a conclusion may come to, less what it says of vulnerabilities. */
export const MOST_LISTED = 96 * MiB;

/**
 * A lockfile of YAML is a tree of small nodes, some thirty times its size; one of npm of 200 MiB has half a million
 * packages and facts of a third of its size.
 */
export const LOCKFILE_LIMITS: Partial<ScannerLimits> = {
  fileBytes: 256 * MiB,
  fileFacts: 96 * MiB,
  readMemory: 1280 * MiB,
  concludeMemory: 1400 * MiB,
};
