import type { ScannerLimits } from '../contract/scanner.ts';

/** A lockfile of YAML is a tree of small nodes, some thirty times its size. */
export const LOCKFILE_LIMITS: Partial<ScannerLimits> = { readMemory: 1280 * 1024 * 1024 };
