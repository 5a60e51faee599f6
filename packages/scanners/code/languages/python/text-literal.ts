const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const ESCAPE = /\\(?:\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[\s\S])/g;

/** The text that the inside of a literal stands for; in bytes, `\u` and `\N` have no meaning. Named characters become `?`. */
export function unescaped(inside: string, bytes: boolean): string {
  if (!inside.includes('\\')) return inside;
  return inside.replace(ESCAPE, (written) => {
    const letter = written[1] as string;
    if (letter >= '0' && letter <= '7') return String.fromCharCode(Number.parseInt(written.slice(1), 8));
    if (letter === 'x' && written.length > 2) return String.fromCharCode(Number.parseInt(written.slice(2), 16));
    if (written === '\\\r\n') return '';
    if (bytes) return SIMPLE[letter] ?? written;
    if ((letter === 'u' || letter === 'U') && written.length > 2) {
      const code = Number.parseInt(written.slice(2), 16);
      return code > 0x10ffff ? '?' : String.fromCodePoint(code);
    }
    if (letter === 'N' && written.length > 2) return '?';
    return SIMPLE[letter] ?? written;
  });
}
