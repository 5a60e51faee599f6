type Search = Record<string, string | readonly string[]>;

/** What stands behind `?`: flat text, and lists as values with commas between them (`severity=critical,high`). */
export function parseSearch(text: string): Search {
  const search: Search = Object.create(null);
  for (const part of text.replace(/^\?/, '').split('&')) {
    const [name = '', value = ''] = part.split(/=(.*)/s, 2).map((piece) => piece.replaceAll('+', ' '));
    if (name === '' || decoded(name) in search) continue;
    search[decoded(name)] = value.includes(',') ? value.split(',').map(decoded) : decoded(value);
  }
  return search;
}

/** The inverse; what is empty is left out. A comma inside a value is escaped. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.map(encoded).join(',') : encoded(value ?? '');
    if (text !== '') parts.push(`${encodeURIComponent(name)}=${text}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Colons, slashes and `@` stay readable. */
function encoded(value: unknown): string {
  return encodeURIComponent(String(value)).replace(/%(?:3A|2F|40)/g, decodeURIComponent);
}
