export const SHOWN = ['all', 'vulnerable', 'direct'] as const;
export type Shown = (typeof SHOWN)[number];

/** What the address of the page says. */
export interface Choice {
  q?: string;
  show?: Shown;
  /** Package URL of the component that is looked at. */
  component?: string;
}

/** Reads an address that anyone may have written: what is not understood is left out. */
export function choiceOfSearch({ q, show, component }: Record<string, unknown>): Choice {
  const shown = SHOWN.find((word) => word === show);
  return {
    ...(typeof q === 'string' && q !== '' ? { q: q.slice(0, 200) } : {}),
    ...(shown === undefined || shown === 'all' ? {} : { show: shown }),
    ...(typeof component === 'string' && component !== '' ? { component: component.slice(0, 1000) } : {}),
  };
}
