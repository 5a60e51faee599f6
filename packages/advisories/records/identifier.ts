const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:+@-]{0,127}$/;

/** The name of an advisory in any database; nothing that could be a path, a command or an escape sequence. */
export function isIdentifier(text: unknown): text is string {
  return typeof text === 'string' && IDENTIFIER.test(text);
}

/** CVE before GHSA before everything else. */
const rank = (id: string): number => (id.startsWith('CVE-') ? 0 : id.startsWith('GHSA-') ? 1 : 2);

/** The order in which names are preferred; deterministic. */
export function byPreference(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
