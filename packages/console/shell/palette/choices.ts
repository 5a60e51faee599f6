export interface Place {
  readonly name: string;
  readonly to: string;
  readonly kind: 'page' | 'project';
}

/** Places that hold every word of what was typed: those that begin with it first, else in their order. */
export function choices(places: readonly Place[], typed: string): Place[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/);
  const fits = places.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const begins = ({ name }: Place) => name.toLowerCase().startsWith(text);
  return [...fits.filter(begins), ...fits.filter((place) => !begins(place))].slice(0, 12);
}

/** `VBN-12` from `vbn 12`, `VBN-12` or `12`; null for anything else. */
export function numberTyped(typed: string): string | null {
  const digits = /^\s*(?:vbn[\s-]*)?([1-9][0-9]{0,9})\s*$/i.exec(typed)?.[1];
  return digits === undefined ? null : `VBN-${digits}`;
}
