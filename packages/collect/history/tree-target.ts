import { createHash } from 'node:crypto';
import { CannotRead, type Target } from '@vauban/scanners';
import { readSmallFile } from '../git/small-file.ts';
import { isLfsPointer } from '../read/lfs-pointer.ts';
import type { ObjectReader } from './object-reader.ts';
import type { TreeFile, TreeListing } from './tree-listing.ts';

/**
 * The files of a commit. A stamp is the blob's id, which names its bytes.
 * `workTree`: where bytes with the right id may be found when the blob is not in this clone; null for nowhere.
 */
export function treeTarget(key: string, listing: TreeListing, objects: ObjectReader, workTree: string | null): Target {
  const read = async (file: TreeFile, limit: number): Promise<Buffer> => {
    if (file.size > limit) throw new CannotRead('too-big', `larger than ${limit} bytes`);
    const bytes = file.isHere ? await blobBytes(objects, file) : sameInWorkTree(workTree, file, limit);
    if (bytes === null)
      throw new CannotRead('not-checked-out', 'its content is not in this clone; fetch it to have it scanned');
    if (isLfsPointer(bytes))
      throw new CannotRead('lfs-pointer', 'a Git LFS pointer; its content is not in the history');
    return bytes;
  };
  return { key, files: listing.files, gaps: listing.gaps, read: (file, limit) => read(file as TreeFile, limit) };
}

async function blobBytes(objects: ObjectReader, file: TreeFile): Promise<Buffer | null> {
  try {
    const object = await objects.read(file.blob);
    return object?.type === 'blob' ? object.bytes : null;
  } catch (error) {
    throw new CannotRead('unreadable', (error as Error).message);
  }
}

/** A blob's id is the hash of its bytes, so a file with that hash is the blob. */
function sameInWorkTree(workTree: string | null, file: TreeFile, limit: number): Buffer | null {
  const bytes = workTree === null ? null : readSmallFile(`${workTree}/${file.path}`, limit);
  if (bytes === null) return null;
  const hash = createHash(file.blob.length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${bytes.length}\0`)
    .update(bytes);
  return hash.digest('hex') === file.blob ? bytes : null;
}
