import { readSync, writeSync } from 'node:fs';
import { ANSWERS, frame, HEAD } from '../processes/frames.ts';

const FIRST = 256 * 1024;
const KEPT = 4 * 1024 * 1024;
const INPUT = 0;

/**
 * Blocking frames from the parent. A child does one thing at a time, so nothing is gained by waiting for events, and the
 * end of its input (the parent is gone) ends it wherever it stands.
 */
export class Input {
  #buffer = Buffer.alloc(FIRST);
  #start = 0;
  #end = 0;

  /** Null at the end of the input. The body is a view that holds until the next call. */
  next(): { type: number; body: Buffer } | null {
    if (!this.#fill(HEAD)) return null;
    const length = this.#buffer.readUInt32LE(this.#start);
    const type = this.#buffer[this.#start + 4] as number;
    if (!this.#fill(HEAD + length)) return null;
    const body = this.#buffer.subarray(this.#start + HEAD, this.#start + HEAD + length);
    this.#start += HEAD + length;
    return { type, body };
  }

  #fill(length: number): boolean {
    if (this.#start + length > this.#buffer.length) this.#makeRoom(length);
    while (this.#end - this.#start < length) {
      const read = retried(() => readSync(INPUT, this.#buffer, this.#end, this.#buffer.length - this.#end, null));
      if (read === 0) return false;
      this.#end += read;
    }
    return true;
  }

  #makeRoom(length: number): void {
    const rest = this.#buffer.subarray(this.#start, this.#end);
    const fits = length <= this.#buffer.length && this.#buffer.length <= KEPT;
    const target = fits ? this.#buffer : Buffer.alloc(Math.max(length, FIRST));
    rest.copy(target);
    this.#buffer = target;
    this.#end = rest.length;
    this.#start = 0;
  }
}

/** Writes one frame, whole, before it returns. */
export function answer(type: number, body: Uint8Array | string): void {
  const whole = frame(type, body);
  for (let at = 0; at < whole.length; ) at += retried(() => writeSync(ANSWERS, whole, at));
}

function retried(work: () => number): number {
  for (;;) {
    try {
      return work();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EOF' || code === 'EPIPE' || code === 'ECONNRESET') process.exit(0);
      if (code !== 'EAGAIN' && code !== 'EINTR') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
