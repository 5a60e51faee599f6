import { parseSearch, stringifySearch } from '../../shell/search-text.ts';
import { type Filter, filterOfSearch } from '../filter.ts';

/** The choices that a saved view stands for; what is not understood any more is left out. */
export function filterOfView({ query }: { query: string }): Filter {
  return filterOfSearch(parseSearch(query));
}

/** How a filter is saved: as the list has it in its address. A project's list saves its project too. */
export function queryOfFilter(filter: Filter, project?: string): string {
  return stringifySearch({ ...filter, ...(project === undefined ? {} : { project: [project] }) }).replace(/^\?/, '');
}

/** Whether a view is what is shown now. */
export function isShown(view: { query: string }, filter: Filter, project?: string): boolean {
  const parts = (text: string) => text.split('&').sort().join('&');
  return parts(queryOfFilter(filterOfView(view))) === parts(queryOfFilter(filter, project));
}
