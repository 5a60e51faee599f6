import { number } from '../../design/text.ts';

/** `12 events, 3 reports` of the rows by table; `nothing` where there are none. */
export function toldWords(told: Readonly<Record<string, number>>): string {
  const parts = Object.entries(told)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([table, count]) =>
        `${number(count)} ${table
          .replaceAll('_', ' ')
          .replace(/([a-z])([A-Z])/g, '$1 $2')
          .toLowerCase()}`,
    );
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
