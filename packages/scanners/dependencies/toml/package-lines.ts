/** Where one `[[package]]` stands. */
export interface PackageLines {
  /** Of the header. */
  readonly header: number;
  /** Of its `name`, the header's when there is none. */
  readonly name: number;
  /** The line of its name as written. */
  readonly text: string;
}

/** The places of all `[[package]]` headers (or of another `table`) in order; text inside multi-line strings is none. */
export function packageLines(text: string, table = 'package'): PackageLines[] {
  const head = new RegExp(`^\\s*\\[\\[\\s*(["']?)${table}\\1\\s*\\]\\]`);
  const found: PackageLines[] = [];
  let open: { header: number; name: number; text: string } | null = null;
  let quotes: '"""' | "'''" | null = null;
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (quotes === null) {
      if (head.test(line)) {
        open = { header: i + 1, name: i + 1, text: line };
        found.push(open);
      } else if (/^\s*\[/.test(line) && !/^\s*\[\s*(?:"|\{|\[|$)/.test(line)) {
        open = null;
      } else if (open !== null && /^\s*name\s*=/.test(line)) {
        open.name = i + 1;
        open.text = line;
        open = null;
      }
    }
    quotes = quotesAfter(line, quotes);
  }
  return found;
}

/** Whether a multi-line string is open at the end of the line. */
function quotesAfter(line: string, before: '"""' | "'''" | null): '"""' | "'''" | null {
  let quotes = before;
  let at = 0;
  for (;;) {
    if (quotes !== null) {
      const end = line.indexOf(quotes, at);
      if (end < 0) return quotes;
      at = end + 3;
      quotes = null;
      continue;
    }
    const next = /#|"""|'''|"(?:[^"\\]|\\.)*"|'[^']*'/g;
    next.lastIndex = at;
    const match = next.exec(line);
    if (match === null || match[0] === '#') return null;
    at = match.index + match[0].length;
    if (match[0] === '"""' || match[0] === "'''") quotes = match[0];
  }
}
