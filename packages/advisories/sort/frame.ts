/** One entry on its way into an index. */
export interface Frame {
  /** UTF-8 bytes, one a character, so that `<` orders keys as LMDB does. */
  readonly key: string;
  readonly value: Buffer;
  /** Which record of this build it came from; 0: taken over from the snapshot before. */
  readonly origin: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins at NUL
const ASCII = /^[\u0000-\u007f]*$/;

/** Text as a frame's key. */
export function binaryKey(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** A frame's key as text. */
export function textOfKey(key: string): string {
  return ASCII.test(key) ? key : Buffer.from(key, 'latin1').toString('utf8');
}
