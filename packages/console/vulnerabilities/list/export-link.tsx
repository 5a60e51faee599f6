import { type Filter, queryOf } from '../filter.ts';

/** The whole list as it is narrowed now, for a spreadsheet. */
export function ExportLink({ filter, project }: { filter: Filter; project?: string }) {
  const { sort: _, ...query } = queryOf(filter, project);
  const search = new URLSearchParams({ format: 'csv' });
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) search.append(name, one);
  }
  return (
    <a href={`/api/v1/vulnerabilities/export?${search}`} download="vulnerabilities.csv">
      Export CSV
    </a>
  );
}
