// ASCII's and Latin-1's
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;

export function hasControlCharacters(text: string): boolean {
  return text.search(CONTROL) >= 0;
}

/** One line without control characters, at most `limit` UTF-16 units, never half a character. */
export function oneLine(text: string, limit: number): string {
  const line = text
    .slice(0, limit * 4)
    .replace(CONTROL, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

const TIME = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))?$/;

/** An RFC 3339 time in UTC as it stands (`2024-05-06T07:08:09.1Z`); null for anything else. */
export function instant(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const match = TIME.exec(text);
  if (match === null) return null;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return null;
  return text.endsWith('Z') ? text : new Date(milliseconds).toISOString();
}
