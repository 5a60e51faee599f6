import { createHash } from 'node:crypto';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { BlobError } from './blob-store.ts';

/** Hashes and counts what goes through it. */
export class Digesting extends Transform {
  readonly #hash = createHash('sha256');
  #size = 0;
  #digest: string | undefined;

  get size(): number {
    return this.#size;
  }

  /** Once all has gone through. */
  get digest(): string {
    this.#digest ??= `sha256:${this.#hash.digest('hex')}`;
    return this.#digest;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.#size += chunk.length;
    done(null, chunk);
  }
}

/** Lets bytes through and fails at their end when they are not what they should be. */
export class Verifying extends Digesting {
  readonly #expected: string;

  constructor(expected: string) {
    super();
    this.#expected = expected;
  }

  override _flush(done: TransformCallback): void {
    const same = this.digest === this.#expected;
    done(same ? null : new BlobError('broken', `The blob ${this.#expected} is damaged: its bytes are others.`));
  }
}

export function streamOf(bytes: Readable | Uint8Array): Readable {
  return bytes instanceof Readable ? bytes : Readable.from([Buffer.from(bytes)], { objectMode: false });
}
