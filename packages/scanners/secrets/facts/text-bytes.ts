import { Buffer } from 'node:buffer';

/** The text as UTF-8 without a byte order mark; UTF-16 with a mark is converted, anything else stays as it is. */
export function textBytes(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, second, third] = buffer;
  if (first === 0xef && second === 0xbb && third === 0xbf) return buffer.subarray(3);
  if (first === 0xff && second === 0xfe) return Buffer.from(buffer.toString('utf16le', 2, buffer.length & ~1));
  if (first === 0xfe && second === 0xff) {
    const swapped = Buffer.from(buffer.subarray(2, buffer.length & ~1)).swap16();
    return Buffer.from(swapped.toString('utf16le'));
  }
  return buffer;
}
