import type { Gap } from '@vauban/domain';

/**
 * A relative path as text: `/` between names. Bytes that are no valid UTF-8 stand as `\xNN`
 * (then a backslash of such a path stands as `\x5c`), so that every path can be shown, sorted and found again.
 */
export type PathText = string;

/** One regular file of a target, before it is read. */
export interface TargetFile {
  readonly path: PathText;
  readonly size: number;
  /**
   * Changes whenever the content may have changed (device, inode, size, times in ns). Null: do not trust; so must it be
   * when the file changed within the last two seconds before it was listed, since a second change could bear the same times.
   */
  readonly stamp: string | null;
}

/** What `collect` hands to the pipeline: names now, bytes on demand. */
export interface Target {
  /** Names the place for the stat cache; the same place gives the same key. */
  readonly key: string;
  /** Ascending by path, by UTF-16 units. */
  readonly files: readonly TargetFile[];
  /** What the walk did not hand on. */
  readonly gaps: readonly Gap[];
  /**
   * The whole content, at most `limit` bytes. Throws `CannotRead`.
   * Follows no link, opens no pipe or device, and notices when the file is not the one that was listed.
   */
  read(file: TargetFile, limit: number): Buffer | Promise<Buffer>;
}

/** Thrown by `Target.read`. */
export class CannotRead extends Error {
  readonly kind: 'unreadable' | 'too-big' | 'changed-while-read' | 'special' | 'not-checked-out' | 'lfs-pointer';
  constructor(kind: CannotRead['kind'], message: string) {
    super(message);
    this.name = 'CannotRead';
    this.kind = kind;
  }
}
