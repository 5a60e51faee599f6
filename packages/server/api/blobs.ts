import type { Readable } from 'node:stream';

/** What the API needs of the blob store: bytes under the digest of their content. */
export interface Blobs {
  put(source: Readable | Uint8Array): Promise<{ readonly digest: string; readonly size: number }>;
  get(digest: string): Promise<Readable>;
  has(digest: string): Promise<boolean>;
  delete(digest: string): Promise<void>;
}
