import { Panel } from '../design/page.tsx';
import { Columns } from '../design/plot/columns.tsx';
import { Figure, Key } from '../design/plot/figure.tsx';
import { SEVERITIES } from '../design/severity.tsx';
import { number } from '../design/text.ts';
import type { Overview } from './queries.ts';

type Age = Overview['ages'][number];

/** How long what is open has been open. */
export function AgesPlot({ ages }: Pick<Overview, 'ages'>) {
  const rows = ages.map((age, index) => ({ ...age, name: nameOf(age, ages[index - 1]), total: totalOf(age) }));
  const present = SEVERITIES.filter((severity) => ages.some(({ bySeverity }) => (bySeverity[severity] ?? 0) > 0));
  const old = rows.slice(3).reduce((sum, { total }) => sum + total, 0);
  const all = rows.reduce((sum, { total }) => sum + total, 0);
  return (
    <Panel title="Age of what is open" note="days since first seen">
      <Figure
        name="Age of what is open"
        says={`${number(old)} of ${number(all)} open vulnerabilities were first seen more than 90 days ago.`}
        legend={present.map((severity) => (
          <Key key={severity} colour={severity}>
            {severity}
          </Key>
        ))}
        table={{
          rows,
          rowKey: ({ name }) => name,
          columns: [
            { name: 'Age', cell: ({ name }) => `${name} days` },
            ...present.map((severity) => ({
              name: severity,
              align: 'end' as const,
              cell: ({ bySeverity }: Age) => number(bySeverity[severity] ?? 0),
            })),
            { name: 'All', align: 'end' as const, cell: ({ total }) => number(total) },
          ],
        }}
      >
        <Columns
          stacks={rows.map(({ name, total, bySeverity }) => ({
            label: `${name} days: ${number(total)}`,
            under: name,
            piles: [[...present].reverse().map((severity) => ({ colour: severity, value: bySeverity[severity] ?? 0 }))],
          }))}
        />
      </Figure>
    </Panel>
  );
}

function totalOf({ bySeverity }: Age): number {
  return Object.values(bySeverity).reduce((sum, count) => sum + count, 0);
}

function nameOf({ days }: Age, before: Age | undefined): string {
  return days === null ? `> ${before?.days ?? 0}` : `≤ ${days}`;
}
