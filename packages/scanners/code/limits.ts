import type { ScannerLimits } from '../contract/scanner.ts';

const MB = 1024 * 1024;

/** Grammars, and programs as a whole, need more memory than single files do. */
export const CODE_LIMITS: Partial<ScannerLimits> = {
  readMemory: 640 * MB,
  concludeMemory: 1500 * MB,
  scanFacts: 320 * MB,
};
