const HEAD = 8192;

/** Which UTF-16 the byte order mark announces; null for every other content. */
export function utf16Order(bytes: Uint8Array): 'little' | 'big' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'big' : null;
}

/** Binary is what has a NUL in its first 8 kB and no byte order mark of UTF-16. */
export function isBinary(bytes: Buffer): boolean {
  const head = bytes.length > HEAD ? bytes.subarray(0, HEAD) : bytes;
  return head.includes(0) && utf16Order(bytes) === null;
}

/** UTF-16 to one byte a unit, so that ASCII keywords can be found in it; what is not ASCII becomes 0. */
export function narrowed(bytes: Uint8Array, order: 'little' | 'big'): Uint8Array {
  const low = order === 'little' ? 0 : 1;
  const narrow = new Uint8Array(bytes.length >> 1);
  for (let unit = 0; unit < narrow.length; unit++) {
    const high = bytes[2 * unit + 1 - low] as number;
    narrow[unit] = high === 0 ? (bytes[2 * unit + low] as number) : 0;
  }
  return narrow;
}
