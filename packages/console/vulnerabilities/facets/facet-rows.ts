interface FacetRow {
  readonly value: string;
  readonly count: number;
}

/** How nobody is asked for, who stands in the facets as the empty value. */
export const NOBODY = '-';

/**
 * The rows of a facet: in a given order, else the most frequent first; a chosen value that is not there any more stays,
 * with zero, so that it can be taken away.
 */
export function facetRows(
  counts: readonly FacetRow[],
  chosen: readonly string[],
  order?: readonly string[],
): readonly FacetRow[] {
  const known = new Map(counts.map(({ value, count }) => [value === '' ? NOBODY : value, count]));
  for (const value of chosen) if (!known.has(value)) known.set(value, 0);
  const rows = [...known].map(([value, count]) => ({ value, count }));
  const shown = rows.filter(({ value, count }) => count > 0 || chosen.includes(value));
  if (order !== undefined) return shown.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return shown.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
