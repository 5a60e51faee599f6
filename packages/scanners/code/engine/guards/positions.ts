/**
 * Texts that, where they are known to stand before the attacker's part, leave it without power over what matters: an
 * address whose host is complete, a redirect that stays on this site. A hole stands for a part that the program chose.
 */
const HARMLESS_BEHIND: ReadonlyMap<string, RegExp> = new Map([
  ['ssrf', /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#\\]+[/?#]|^\0[^/?#]*[/?#]|^\/(?![/\\])./],
  ['redirect', /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#\\]+[/?#]|^\0[^/?#]*[/?#]|^\/[^/\\\0]|^[?#]/],
]);

export function isHarmlessBehind(sink: string, lead: string): boolean {
  return HARMLESS_BEHIND.get(sink)?.test(lead) ?? false;
}
