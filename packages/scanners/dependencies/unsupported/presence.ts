import type { Facts, ReadInput } from '../../contract/scanner.ts';

const PRESENT = Uint8Array.of(1);

/** A reader of files whose presence is all that counts; null where one holds none of its keywords. */
export function readPresence(keywords: readonly string[]): (input: ReadInput) => Facts | null {
  return ({ bytes, spend }) => {
    if (keywords.length === 0) return PRESENT;
    spend(Math.ceil(bytes.length / 16));
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return keywords.some((keyword) => text.includes(keyword)) ? PRESENT : null;
  };
}
