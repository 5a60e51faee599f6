/** What the address of the explorer says. */
export interface PackageChoice {
  q?: string;
  /** `npm:lodash`: the one whose users are shown. */
  of?: string;
}

export function packageChoice(search: Record<string, unknown>): PackageChoice {
  const { q, of } = search;
  return {
    ...(typeof q === 'string' && q !== '' ? { q: q.slice(0, 200) } : {}),
    ...(typeof of === 'string' && splitName(of) !== null ? { of: of.slice(0, 600) } : {}),
  };
}

/** `npm` and `@scope/name` of `npm:@scope/name`. */
export function splitName(of: string): { ecosystem: string; name: string } | null {
  const at = of.indexOf(':');
  return at < 1 || at === of.length - 1 ? null : { ecosystem: of.slice(0, at), name: of.slice(at + 1) };
}
