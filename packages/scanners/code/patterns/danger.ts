import { type Characters, charactersOf, overlaps, union } from './characters.ts';

const SPACE = ' \t\n\r\f\v';
const BEYOND: Characters = { ascii: [0, 0, 0, 0], beyond: true };

/**
 * Characters without which an attack of that kind cannot be written, where nothing is known of the place in the text:
 * a value that holds none of them is harmless there. Facts from OWASP's cheat sheets (injection prevention, XSS, path
 * traversal, LDAP) and the shells' own grammar.
 */
const NEEDED: Readonly<Record<string, Characters>> = {
  sql: charactersOf(`'"\`\\;()/#-${SPACE}`),
  nosql: charactersOf('\'"`\\;(){}$=&|'),
  command: charactersOf(`;&|\`$()<>\\'"*?[]{}~!#%^-${SPACE}`),
  argument: charactersOf('-/@'),
  code: charactersOf(`()[]{}.;=+*/\\'"\`,:<>!&|$@-${SPACE}`),
  module: charactersOf('./\\:'),
  template: charactersOf('{}<>%$#='),
  ldap: union(charactersOf('*()\\\0&|!='), BEYOND),
  xpath: charactersOf(`'"[]()/|@=${SPACE}`),
  header: charactersOf('\r\n'),
  log: charactersOf('\r\n'),
  mail: charactersOf('\r\n,;'),
  xss: charactersOf('<>"\'`&='),
  'dom-xss': charactersOf('<>"\'`&='),
  'path-read': charactersOf('/\\'),
  'path-write': charactersOf('/\\'),
  'archive-extract': charactersOf('/\\'),
  upload: charactersOf('/\\.'),
  ssrf: union(charactersOf('/\\:.@?#%'), BEYOND),
  redirect: union(charactersOf('/\\:.@?#%'), BEYOND),
  regex: charactersOf('*+{}()|'),
  'prototype-pollution': charactersOf('_'),
};

/** Where the place is known: inside of quotes, or between tags. */
const NEEDED_INSIDE: Readonly<Record<string, Characters>> = {
  "sql '": charactersOf("'\\"),
  'sql "': charactersOf('"\\'),
  'sql `': charactersOf('`\\'),
  "command '": charactersOf("'"),
  'command "': charactersOf('"\\$`'),
  "xpath '": charactersOf("'"),
  'xpath "': charactersOf('"'),
  'xss text': charactersOf('<'),
  'xss "': charactersOf('"'),
  "xss '": charactersOf("'"),
};

/**
 * Kinds of sinks for which a text of these characters is harmless. `inside` is the quote that the value stands in, or
 * `text` between HTML tags; null when that is not known.
 */
export function harmlessFor(alphabet: Characters, inside: string | null = null): string[] {
  return Object.keys(NEEDED).filter((kind) => {
    const needed = (inside === null ? undefined : NEEDED_INSIDE[`${kind} ${inside}`]) ?? (NEEDED[kind] as Characters);
    return !overlaps(alphabet, needed);
  });
}
