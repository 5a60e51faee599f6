/** The facets that a list can be narrowed by, in the order in which they are shown. */
export const FACETS = [
  'severity',
  'priority',
  'deadline',
  'surface',
  'exploited',
  'decision',
  'project',
  'scanner',
  'rule',
  'owner',
] as const;
export type FacetName = (typeof FACETS)[number];

export const SORTS = ['priority', 'due', 'severity', 'newest', 'number'] as const;
export type Sort = (typeof SORTS)[number];

/** `open` when absent; `all` does not narrow. */
export const STATES = ['open', 'gone', 'withdrawn', 'all'] as const;
export type StateChoice = (typeof STATES)[number];

/** What the address of a list says: every choice that a person made, and nothing else. */
export interface Filter extends Partial<Record<FacetName, readonly string[]>> {
  state?: StateChoice;
  branch?: string;
  q?: string;
  sort?: Sort;
}

/** Reads an address that anyone may have written: what is not understood is left out. */
export function filterOfSearch(search: Record<string, unknown>): Filter {
  const filter: Filter = {};
  for (const facet of FACETS) {
    const values = listOf(search[facet]);
    if (values.length > 0) filter[facet] = values;
  }
  const state = oneOf(STATES, search.state);
  if (state !== undefined && state !== 'open') filter.state = state;
  const sort = oneOf(SORTS, search.sort);
  if (sort !== undefined && sort !== 'priority') filter.sort = sort;
  const q = textOf(search.q).slice(0, 200);
  if (q !== '') filter.q = q;
  const branch = textOf(search.branch);
  if (branch !== '') filter.branch = branch;
  return filter;
}

function listOf(value: unknown): string[] {
  const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '');
  return [...new Set(values as string[])].slice(0, 50);
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : '';
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}

/** The filter with one value of a facet switched on or off. */
export function toggled(filter: Filter, facet: FacetName, value: string): Filter {
  const before = filter[facet] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const { [facet]: _, ...rest } = filter;
  return after.length === 0 ? rest : { ...rest, [facet]: after };
}

/** How many choices narrow the list, state and sort not counted. */
export function narrowness(filter: Filter): number {
  const facets = FACETS.reduce((sum, facet) => sum + (filter[facet]?.length ?? 0), 0);
  return facets + (filter.branch === undefined ? 0 : 1) + (filter.q === undefined ? 0 : 1);
}

/** The query of the API for a filter; a project that the page stands for takes the place of the chosen ones. */
export function queryOf(filter: Filter, project?: string) {
  const { state = 'open', sort, ...rest } = filter;
  const lists = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  ) as Partial<Record<FacetName, string[]>> & { branch?: string; q?: string };
  return {
    ...lists,
    ...(project === undefined ? {} : { project: [project] }),
    ...(state === 'all' ? {} : { state: [state] }),
    ...(sort === undefined ? {} : { sort }),
  };
}
