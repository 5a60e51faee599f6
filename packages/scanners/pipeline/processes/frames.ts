/*
 * Parent and child speak in frames: length of the body (u32, little endian), type (u8), body.
 * The parent writes to the child's standard input, the child answers on descriptor 3.
 */
export const HEAD = 5;
export const ANSWERS = 3;

/** From parent to child. */
export const Ask = {
  /** JSON `OpenRequest`; answered by `ready` or `failed`. */
  open: 1,
  /** Count u8, then scanner u8 and want u16 for each, then the content; answered by one frame for each read, in order. */
  read: 2,
  /** Scanner u8: it is the one to conclude next, from what follows. No answer, as with the three that follow. */
  begin: 7,
  /** Paths of the target, separated by NUL; may repeat. */
  paths: 3,
  /** Repeated: path length u32, want u16, facts length u32, path, facts; may repeat. */
  facts: 4,
  /** JSON list of `RefusedFile`; may repeat. */
  refused: 5,
  /** What the scanner kept the last time, as `memoryPieces` writes it; may repeat. No answer. */
  memory: 8,
  /** JSON list of the kinds of deferred wants that were read; answered by `piece` and `memory` frames and a `done` frame, or by `limit` or `failed`. */
  conclude: 6,
} as const;

/** From child to parent. */
export const Answer = {
  ready: 1,
  nothing: 2,
  facts: 3,
  /** JSON `{ reason, line? }`. */
  refused: 4,
  /** The gap kind as text. */
  limit: 5,
  /** One sentence as text, without anything from the input. */
  failed: 6,
  /** A part of the conclusion's JSON. */
  piece: 7,
  /** What the scanner wants to keep; may repeat. */
  memory: 9,
  /** JSON `DoneFacts`. */
  done: 8,
} as const;

/** What a child is opened with. */
export interface OpenRequest {
  readonly scanners: readonly { readonly id: string; readonly settings: unknown }[];
  /** For the conclusions of the scanners that use it. */
  readonly advisoriesFolder: string | null;
  /** Of one `read`, or of `conclude`. */
  readonly steps: number;
  /** Bytes of one answer. */
  readonly output: number;
  /** Bytes that a scanner may keep. */
  readonly memory: number;
}

/** What a conclusion depended on besides the facts. */
export interface DoneFacts {
  /** What `has` was asked and answered; null when it was asked for too many paths. */
  readonly asked: readonly (readonly [string, boolean])[] | null;
  readonly revision: string | null;
  /** Keys of its memory that were of use again. */
  readonly used: readonly string[];
}

/** One frame with its body in one piece. */
export function frame(type: number, body: Uint8Array | string): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const whole = Buffer.allocUnsafe(HEAD + bytes.length);
  whole.writeUInt32LE(bytes.length, 0);
  whole[4] = type;
  whole.set(bytes, HEAD);
  return whole;
}

/** Cuts a stream of bytes into frames; a body longer than `limit` is an error that ends the stream. */
export class FrameCutter {
  readonly #limit: number;
  readonly #onFrame: (type: number, body: Buffer) => void;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(limit: number, onFrame: (type: number, body: Buffer) => void) {
    this.#limit = limit;
    this.#onFrame = onFrame;
  }

  /** Throws `RangeError` when a frame is longer than the limit. Bodies are views of what was pushed. */
  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    for (;;) {
      if (this.#length < HEAD) return;
      const head = this.#joined(HEAD);
      const length = head.readUInt32LE(0);
      if (length > this.#limit) throw new RangeError('a frame longer than the limit');
      if (this.#length < HEAD + length) return;
      const whole = this.#joined(HEAD + length);
      this.#chunks[0] = whole.subarray(HEAD + length);
      this.#length -= HEAD + length;
      this.#onFrame(whole[4] as number, whole.subarray(HEAD, HEAD + length));
    }
  }

  /** At least so many bytes as the first chunk; joins only when they lie in several. */
  #joined(length: number): Buffer {
    const first = this.#chunks[0] as Buffer;
    if (first.length >= length) return first;
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }
}
