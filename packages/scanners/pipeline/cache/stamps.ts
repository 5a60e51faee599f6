import type { TargetFile } from '../../contract/target.ts';

/*
 * What a file came to for each scanner; together with its stamp it saves the reading.
 */
/** No want fits, or it is too big: decided from name and size alone, again each time. */
export const NOT_READ = 0;
/** Read, and the scanner has nothing to say: its keywords do not occur, or its facts are null. */
export const SILENT = 1;
/** Every fitting want asks for text, and it is binary. */
export const BINARY = 2;
/** From here on: facts or a refusal exist, for the want `mark - FIRST_WANT`. */
export const FIRST_WANT = 3;

const DIGEST = 32;
const SEPARATOR = '\0';

export interface StampRecord {
  /** SHA-256 of the content; zeros when no scanner needed it. */
  readonly digest: Buffer;
  /** One mark for each scanner. */
  readonly marks: Uint8Array;
}

/** Files of an earlier scan of the same place by the same scanners, in order of path. */
export class StampTable {
  readonly #names: readonly string[];
  readonly #records: Buffer;
  readonly #width: number;
  #at = 0;

  /** `body` is what `encodeStamps` made for as many scanners; anything else makes an empty table. */
  constructor(body: Buffer | null, scanners: number) {
    this.#width = DIGEST + scanners;
    const namesLength = body !== null && body.length >= 8 ? body.readUInt32LE(4) : 0;
    const count = body !== null && body.length >= 8 ? body.readUInt32LE(0) : 0;
    const whole = body !== null && body.length === 8 + namesLength + count * this.#width;
    this.#names = whole && count > 0 ? body.toString('utf8', 8, 8 + namesLength).split(SEPARATOR) : [];
    this.#records = whole ? body.subarray(8 + namesLength) : Buffer.alloc(0);
  }

  get size(): number {
    return this.#names.length / 2;
  }

  /** Must be asked in ascending order of path. Null when the file is new, changed, or not to be trusted. */
  known(file: TargetFile): StampRecord | null {
    const count = this.#names.length / 2;
    while (this.#at < count && (this.#names[2 * this.#at] as string) < file.path) this.#at++;
    if (this.#at >= count || this.#names[2 * this.#at] !== file.path) return null;
    if (file.stamp === null || this.#names[2 * this.#at + 1] !== file.stamp) return null;
    const start = this.#at * this.#width;
    return {
      digest: this.#records.subarray(start, start + DIGEST),
      marks: this.#records.subarray(start + DIGEST, start + this.#width),
    };
  }
}

/** Records in ascending order of path; stamps and paths hold no NUL. */
export function encodeStamps(records: readonly { path: string; stamp: string; record: StampRecord }[]): Buffer {
  const names = Buffer.from(records.map(({ path, stamp }) => path + SEPARATOR + stamp).join(SEPARATOR));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(records.length, 0);
  head.writeUInt32LE(names.length, 4);
  return Buffer.concat([head, names, ...records.flatMap(({ record }) => [record.digest, record.marks])]);
}
