import { EXIT } from './exit-code.ts';

/** A failure that people can do something about: one sentence and a way out, shown without a stack. */
export class Problem extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.wrongUse) {
    super(message);
    this.name = 'Problem';
    this.exitCode = exitCode;
  }
}

/** Errors of other rooms that carry their sentence and way out already. */
const SPEAKING = new Set([
  'AdvisoryError',
  'BackupError',
  'CollectError',
  'ListenError',
  'ReportUnreadable',
  'SbomUnreadable',
  'ScanError',
  'StoreError',
  'VexUnreadable',
]);

/** The problem behind an error, or null when the error is a bug. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof Error && SPEAKING.has(error.name)) return new Problem(error.message);
  return null;
}

/** A sentence for an error of the file system; null when it is none. */
export function fileProblem(error: unknown, doing: string, path: string): Problem | null {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const why = code === undefined ? undefined : REASONS.get(code);
  return why === undefined ? null : new Problem(`Cannot ${doing} ${path}: ${why}.`);
}

const REASONS = new Map([
  ['ENOENT', 'it does not exist; check the path'],
  ['ENOTDIR', 'a part of the path is no folder; check the path'],
  ['EISDIR', 'it is a folder; name a file'],
  ['EACCES', 'permission is denied; choose another place or change its rights'],
  ['EPERM', 'it is not permitted; choose another place or change its rights'],
  ['EROFS', 'the file system is read-only; choose another place'],
  ['ENOSPC', 'the disk is full; free some space'],
  ['EDQUOT', 'the quota is used up; free some space'],
  ['ENAMETOOLONG', 'the name is too long; choose a shorter one'],
  ['ELOOP', 'its links go in a circle; name the file itself'],
]);
