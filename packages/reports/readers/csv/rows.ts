/**
 * Rows of a CSV text (RFC 4180, also with `;`) by the names of the first row, white space and case of names left out. A
 * row that is longer or shorter than the first keeps what it has.
 */
export function csvRows(text: string): Map<string, string>[] {
  const [heads = [], ...rows] = cells(text.replace(/^\ufeff/, ''));
  const names = heads.map((head) => head.toLowerCase().replace(/[\s_]+/g, ''));
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => new Map(names.map((name, index): [string, string] => [name, row[index] ?? ''])));
}

function cells(text: string): string[][] {
  const firstLine = text.slice(0, text.search(/\r|\n|$/));
  const separator = firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const { value, end } = text[at] === '"' ? quoted(text, at) : plain(text, at, separator);
    row.push(value);
    at = end + 1;
    if (text[end] === separator) continue;
    if (text[end] === '\r' && text[end + 1] === '\n') at++;
    rows.push(row);
    row = [];
  }
  return rows;
}

function quoted(text: string, start: number): { value: string; end: number } {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    parts.push(text.slice(from, quote === -1 ? text.length : quote));
    if (quote === -1) return { value: parts.join(''), end: text.length };
    if (text[quote + 1] !== '"') return { value: parts.join(''), end: quote + 1 };
    parts.push('"');
    from = quote + 2;
  }
}

function plain(text: string, start: number, separator: string): { value: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(start, end).trim(), end };
}
