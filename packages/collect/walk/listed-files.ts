import type { Gap } from '@vauban/domain';
import type { TargetFile } from '@vauban/scanners';
import type { Name } from './path-text.ts';

/** A file of the working tree with what `read` needs to know it again. */
export interface ListedFile extends TargetFile {
  readonly identity: string;
}

/** What looking at every entry of a listing gave. */
export interface ListedFiles {
  /** The scanned folder, absolute and without links. */
  readonly root: string;
  readonly files: readonly ListedFile[];
  readonly gaps: readonly Gap[];
  /** The names whose text is not the name itself. */
  readonly oddNames: ReadonlyMap<string, Name>;
  /** A tracked file is gone, or one is there that is not tracked. */
  readonly differs: boolean;
}
