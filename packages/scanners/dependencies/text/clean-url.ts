const HARMLESS_USERS = new Set(['git', 'hg', 'svn', 'ssh']);

/**
 * An address without what may be a secret: passwords and tokens before the host become `***`, a query is cut off.
 * Text that is no address comes back as it is.
 */
export function cleanUrl(text: string): string {
  const scheme = text.indexOf('://');
  if (scheme < 0) return cleanShortForm(text);
  const start = scheme + 3;
  const end = firstOf(text, start, '/?#');
  const at = text.lastIndexOf('@', end - 1);
  const user = at >= start ? text.slice(start, at) : null;
  const shown = user === null ? '' : HARMLESS_USERS.has(user) ? `${user}@` : '***@';
  const host = text.slice(user === null ? start : at + 1, end);
  return `${text.slice(0, start)}${shown}${host}${withoutQuery(text.slice(end))}`;
}

/** `user:password@host:path`, as ssh and git write it. */
function cleanShortForm(text: string): string {
  const end = firstOf(text, 0, '/?#');
  const at = text.lastIndexOf('@', end - 1);
  const colon = text.indexOf(':');
  if (at <= 0 || colon < 0 || colon > at || text.startsWith('npm:')) return text;
  return `***${text.slice(at)}`;
}

function withoutQuery(rest: string): string {
  const query = rest.indexOf('?');
  const fragment = rest.indexOf('#');
  if (query < 0 || (fragment >= 0 && fragment < query)) return rest;
  return rest.slice(0, query) + (fragment < 0 ? '' : rest.slice(fragment));
}

function firstOf(text: string, from: number, characters: string): number {
  let first = text.length;
  for (const character of characters) {
    const at = text.indexOf(character, from);
    if (at >= 0 && at < first) first = at;
  }
  return first;
}

/** A line of a file without what may be a secret in the addresses that it holds. */
export function cleanLine(line: string): string {
  if (!line.includes('://')) return line;
  return line.replace(/[a-z+.-]+:\/\/[^\s"'`,)}\]]+/gi, cleanUrl);
}
