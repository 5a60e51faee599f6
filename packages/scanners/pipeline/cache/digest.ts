import { createHash } from 'node:crypto';

/** SHA-256 of byte strings, each preceded by its length so that no two lists collide. */
export function digestOf(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  const length = Buffer.alloc(8);
  for (const part of parts) {
    length.writeDoubleLE(typeof part === 'string' ? Buffer.byteLength(part) : part.length);
    hash.update(length).update(part);
  }
  return hash.digest();
}

/** SHA-256 of one content. */
export function contentDigest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
