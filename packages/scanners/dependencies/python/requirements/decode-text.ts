const MARKS: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Text as pip decodes it: by its byte order mark, else by a coding comment in the first two lines (PEP 263),
 * else as UTF-8; what is no UTF-8 is taken as Latin-1, so that every name in ASCII is still found.
 */
export function decodeText(bytes: Uint8Array): string {
  for (const [mark, encoding] of MARKS) {
    if (mark.every((byte, i) => bytes[i] === byte)) return new TextDecoder(encoding).decode(bytes);
  }
  try {
    return new TextDecoder(codingOf(bytes) ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function codingOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1').split('\n', 2);
  return start
    .map((line) => /^#.{0,100}?coding[:=][ \t]*([-\w.]{1,40})/.exec(line)?.[1])
    .find((name) => name !== undefined);
}
