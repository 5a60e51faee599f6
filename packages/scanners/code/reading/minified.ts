const SMALLEST = 8_000;
const LONG_LINE = 1_000;
const LF = 10;

/** Whether most of a text stands in lines that no person wrote. */
export function isMinified(bytes: Uint8Array): boolean {
  if (bytes.length < SMALLEST) return false;
  let inLong = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LF, start);
    const end = found < 0 ? bytes.length : found;
    if (end - start > LONG_LINE) inLong += end - start;
    start = end + 1;
  }
  return inLong > bytes.length * 0.6;
}
