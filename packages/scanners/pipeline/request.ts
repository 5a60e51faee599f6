import type { Component, Gap, Observation, RuleFacts, ScannerFacts } from '@vauban/domain';
import type { InFileSuppression, ScannerLimits, ScannerSettings } from '../contract/scanner.ts';
import type { Target } from '../contract/target.ts';

/** What one scan is asked for. */
export interface ScanRequest {
  readonly target: Target;
  readonly scanners: readonly ScannerChoice[];
  /** Where results are kept between scans; null: nowhere. */
  readonly cacheFolder: string | null;
  readonly advisoriesFolder: string | null;
  /** Absolute path of the built entry of the child processes (`scanner-child.js`). */
  readonly childEntry: string;
  /** Child processes at once, at least 1. The result does not depend on it. */
  readonly jobs: number;
  readonly limits?: Partial<Limits>;
  /** Ends every child and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface ScannerChoice {
  readonly id: string;
  readonly settings: ScannerSettings;
}

/** `done` and `total` count files in the phase `read`, scanners in the phase `conclude`. */
export interface Progress {
  readonly phase: 'read' | 'conclude';
  readonly done: number;
  readonly total: number;
  /** Size of the files done so far. */
  readonly bytes: number;
}

/** What a scanner may use. Reaching a limit of a file makes a gap for that file and that scanner. */
export interface Limits extends ScannerLimits {
  /** Wall clock of one `read`, the last resort. */
  readonly readMs: number;
  readonly concludeMs: number;
  /** What `spend` allows in one `read`. */
  readonly readSteps: number;
  readonly concludeSteps: number;
  /** Bytes that a scanner may keep from one conclusion to the next. */
  readonly memory: number;
  /** Bytes of one conclusion, as JSON. */
  readonly conclusion: number;
  /** Bytes on disk of the cache. */
  readonly cache: number;
}

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 64 * MB,
  readMemory: 384 * MB,
  concludeMemory: 640 * MB,
  readMs: 60_000,
  concludeMs: 600_000,
  readSteps: 2_000_000_000,
  concludeSteps: 20_000_000_000,
  fileFacts: 16 * MB,
  scanFacts: 192 * MB,
  memory: 96 * MB,
  conclusion: 128 * MB,
  cache: 512 * MB,
};

export interface ScanResult {
  readonly observations: readonly Observation[];
  readonly components: readonly Component[];
  /** The walk's gaps, then the pipeline's and the scanners'. */
  readonly gaps: readonly Gap[];
  readonly suppressions: readonly InFileSuppression[];
  readonly rules: readonly RuleFacts[];
  readonly scanners: readonly ScannerFacts[];
  /** Paths that a scanner with a surface wanted, that were read and have no gap of the pipeline; ascending. */
  readonly looked: readonly string[];
  /** Size of the files in `looked`. */
  readonly bytes: number;
  readonly statistics: ScanStatistics;
}

/** How the scan went; unlike all the rest it differs from run to run. */
export interface ScanStatistics {
  readonly files: number;
  /** Files and bytes whose content was read in this scan; the others were known by their stamp. */
  readonly filesRead: number;
  readonly bytesRead: number;
  /** Files and bytes that went to child processes. */
  readonly filesSent: number;
  readonly bytesSent: number;
  readonly factsFromCache: number;
  readonly conclusionsFromCache: number;
  readonly childrenStarted: number;
  /** Children that died or were killed at work. */
  readonly childrenLost: number;
  /** Why the cache was not used or not written, one sentence for people; null when all went well. */
  readonly cacheNote: string | null;
}

/** The scan cannot be done at all: one sentence and a way out. */
export class ScanError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ScanError';
  }
}

/** `why` is what the system, Node.js or the scanner said about it; it may be empty. */
export function cannotStart(why: string): ScanError {
  const words = why.trim() === '' ? '' : ` (${why.trim()})`;
  return new ScanError(`A scanner process cannot start${words}. Run "vauban doctor", or install Vauban again.`);
}
