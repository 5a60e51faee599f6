import type { Readable } from 'node:stream';

/** Bytes under their own SHA-256. */
export interface BlobStore {
  /** Keeps bytes; when it answers they are safe. What is there already is not written again. */
  put(bytes: Readable | Uint8Array): Promise<{ digest: string; size: number }>;
  /** The stream fails at its end when the bytes are not what the digest says. Throws `BlobError` when there are none. */
  get(digest: string): Promise<Readable>;
  has(digest: string): Promise<boolean>;
  /** Nothing happens when there is none. */
  delete(digest: string): Promise<void>;
  list(): AsyncIterable<string>;
}

/** Something about the store of bytes that a person can mend: one sentence. */
export class BlobError extends Error {
  readonly code: 'missing' | 'broken' | 'full' | 'unreachable';

  constructor(code: BlobError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BlobError';
    this.code = code;
  }
}

const DIGEST = /^sha256:([0-9a-f]{64})$/;

/** The hex part of `sha256:…`; nothing else can become part of a path. */
export function hexOf(digest: string): string {
  const hex = DIGEST.exec(digest)?.[1];
  if (hex === undefined) throw new BlobError('missing', 'That is no digest of a blob.');
  return hex;
}

export function missing(digest: string, cause?: unknown): BlobError {
  return new BlobError('missing', `The blob ${digest} is not in the store.`, { cause });
}
