import { createHash } from 'node:crypto';
import { BackupError } from './backup-error.ts';

/**
 * A backup is one gzip stream of frames: a letter, the length in four bytes, and that many bytes.
 * `H` head, `T` a table begins, `R` rows of it as a JSON array, `B` a blob begins, `C` bytes of it, `K` the key,
 * `E` the end with the manifest. A file that ends before `E` is not whole.
 */
export type FrameKind = 'H' | 'T' | 'R' | 'B' | 'C' | 'K' | 'E';

export interface Frame {
  readonly kind: FrameKind;
  readonly bytes: Buffer;
}

const KINDS = new Set<string>(['H', 'T', 'R', 'B', 'C', 'K', 'E']);
const HEAD_BYTES = 5;
/** A row holds at most 1 GB in PostgreSQL; ours are bounded far below. */
const LARGEST = 512 * 2 ** 20;

export function frameOf(kind: FrameKind, bytes: Buffer): Buffer[] {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(kind, 0, 'latin1');
  head.writeUInt32BE(bytes.length, 1);
  return [head, bytes];
}

export function jsonFrame(kind: FrameKind, value: object): Buffer[] {
  return frameOf(kind, Buffer.from(JSON.stringify(value)));
}

/** Cuts a stream into frames; fails when it ends inside one. */
export async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let chunks: Buffer[] = [];
  let have = 0;
  const join = () => {
    const whole = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    chunks = [whole];
    return whole;
  };
  for await (const chunk of stream) {
    chunks.push(chunk);
    have += chunk.length;
    for (;;) {
      if (have < HEAD_BYTES) break;
      const whole = join();
      const size = whole.readUInt32BE(1);
      const kind = whole.toString('latin1', 0, 1);
      if (!KINDS.has(kind) || size > LARGEST)
        throw new BackupError('This file is no backup of Vauban, or it is damaged.');
      if (have < HEAD_BYTES + size) break;
      yield { kind: kind as FrameKind, bytes: whole.subarray(HEAD_BYTES, HEAD_BYTES + size) };
      chunks = [whole.subarray(HEAD_BYTES + size)];
      have -= HEAD_BYTES + size;
    }
  }
  if (have > 0) throw cutOff();
}

export function cutOff(): BackupError {
  return new BackupError('The backup is not whole: the file ends too early. Nothing was restored; use another copy.');
}

/** Digest over rows as they are written, and their count. */
export class RowCount {
  readonly #hash = createHash('sha256');
  rows = 0;

  add(bytes: Buffer, rows: number): void {
    this.#hash.update(bytes);
    this.rows += rows;
  }

  sum(): { rows: number; digest: string } {
    return { rows: this.rows, digest: this.#hash.digest('hex') };
  }
}
