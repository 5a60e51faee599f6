import type { Report } from '@vauban/domain';

const MOST_SHOWN = 20;

/** Where a report has gaps of that kind, or findings of that rule or advisory; for a page. */
export function placesIn(report: Report, id: string): string[] {
  const gaps = report.coverage.gaps
    .filter(({ kind }) => kind === id)
    .map(({ path, pattern, message }) => `${path ?? pattern ?? 'the whole'}: ${message}`);
  const findings = report.findings
    .filter(({ rule, advisory }) => rule === id || advisory?.aliases.includes(id) === true)
    .map(({ id: finding, location: { path, line }, component }) => {
      const what = component === undefined ? '' : ` ${component.name} ${component.version}`;
      return `${line === undefined ? path : `${path}:${line}`}${what} (${finding})`;
    });
  const places = [...gaps, ...findings];
  if (places.length === 0) return [];
  const more = places.length - MOST_SHOWN;
  return [
    '',
    `## In the report of ${report.scan.started.slice(0, 10)}`,
    ...places.slice(0, MOST_SHOWN).map((place) => `- ${place}`),
    ...(more > 0 ? [`- and ${more} more; the JSON report holds all`] : []),
  ];
}
