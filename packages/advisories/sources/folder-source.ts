import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AdvisoryError } from '../advisory-error.ts';
import type { FileAnswer, FileRequest, Source } from './source.ts';

/** A local folder in the layout of OSV's bucket; its files are read where they lie. */
export class FolderSource implements Source {
  readonly name: string;
  readonly notes: readonly string[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (!stat?.isDirectory()) {
      throw new AdvisoryError(
        'usage',
        `${folder} is no folder. Name a folder with ECOSYSTEM/all.zip in it, or an address that begins with https://.`,
      );
    }
    this.#folder = folder;
    this.name = folder;
  }

  async file(path: string, _target: string, request: FileRequest): Promise<FileAnswer | null> {
    const file = join(this.#folder, path);
    const size = sizeOf(file);
    if (size === null) return null;
    if (size > request.most) throw tooLarge(file, request.most);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      request.signal?.throwIfAborted();
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      request.onBytes?.(bytes, size);
    }
    const sha256 = hash.digest('hex');
    if (sha256 === request.known) return { unchanged: true, tag: sha256 };
    return { unchanged: false, file, sha256, bytes, tag: sha256 };
  }

  async bytes(path: string, most: number): Promise<Buffer | null> {
    const file = join(this.#folder, path);
    const size = sizeOf(file);
    if (size === null) return null;
    if (size > most) throw tooLarge(file, most);
    return readFileSync(file);
  }

  async close(): Promise<void> {}
}

/** Null when there is no such regular file. */
function sizeOf(file: string): number | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isFile()) throw new AdvisoryError('broken-feed', `${file} is no regular file. Put the feed's file there.`);
  return stat.size;
}

function tooLarge(file: string, most: number): AdvisoryError {
  return new AdvisoryError('broken-feed', `${file} is larger than the limit of ${most} bytes. Check the source.`);
}
