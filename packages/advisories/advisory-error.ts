import { statfsSync } from 'node:fs';

/**
 * What went wrong, for programs. Those in the first row concern one ecosystem's feed (the others of the same update
 * go on), those in the second end the whole work. In every case the old snapshot stays as it was.
 */
export type AdvisoryErrorCode =
  | 'unreachable'
  | 'absent'
  | 'broken-feed'
  | 'shrink'
  // the whole work
  | 'usage'
  | 'busy'
  | 'disk-full'
  | 'unwritable'
  | 'broken-store'
  | 'broken-file'
  | 'older';

const OF_ONE_FEED: ReadonlySet<AdvisoryErrorCode> = new Set(['unreachable', 'absent', 'broken-feed', 'shrink']);

/** A known error: the message is one sentence about what happened and one about the way out. */
export class AdvisoryError extends Error {
  readonly code: AdvisoryErrorCode;
  constructor(code: AdvisoryErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AdvisoryError';
    this.code = code;
  }

  get ofOneFeed(): boolean {
    return OF_ONE_FEED.has(this.code);
  }
}

/** Errors of the file system that have a way out become known errors; all others are answered as they are. */
export function asKnownError(error: unknown, folder: string): unknown {
  if (error instanceof AdvisoryError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT' || isLackOfSpace(error, folder)) {
    return new AdvisoryError(
      'disk-full',
      `The disk that holds ${folder} is full; the advisories stay as they were. Free some space, or set VAUBAN_HOME to a folder on another disk.`,
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AdvisoryError(
      'unwritable',
      `${folder} cannot be written (${code}). Make it writable, or set VAUBAN_HOME to a folder that is.`,
      { cause: error },
    );
  }
  return error;
}

/** LMDB tells a write that the disk took only in part as an input/output error. */
function isLackOfSpace(error: Error, folder: string): boolean {
  if (/no space left on device|disk quota exceeded/i.test(error.message)) return true;
  if (!/input\/output error/i.test(error.message)) return false;
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < 16e6;
  } catch {
    return false;
  }
}
