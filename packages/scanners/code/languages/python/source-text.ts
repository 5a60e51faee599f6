const UTF8 = new TextDecoder('utf-8');
const DECLARED = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** The text of a file: its byte order mark removed, decoded as its first two lines say, else as UTF-8. */
export function sourceText(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1');
  for (const line of head.split('\n', 2)) {
    const name = DECLARED.exec(line)?.[1]?.toLowerCase().replaceAll('_', '-');
    if (name === undefined) continue;
    if (/^(?:latin-?1|iso-?8859-?1|l1|cp1252|windows-1252)(?:-|$)/.test(name)) {
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    }
  }
  return UTF8.decode(bytes);
}
