import { Panel } from '../design/page.tsx';
import { Columns } from '../design/plot/columns.tsx';
import { Figure, Key } from '../design/plot/figure.tsx';
import { counted, number } from '../design/text.ts';
import type { Overview } from './queries.ts';
import { shortDay } from './short-day.ts';

type Week = Overview['weeks'][number];

/** What scans opened and closed, week by week: is the pile growing? */
export function WeeksPlot({ weeks }: Pick<Overview, 'weeks'>) {
  const sum = (of: (week: Week) => number) => weeks.reduce((all, week) => all + of(week), 0);
  const opened = sum((week) => week.opened);
  const closed = sum((week) => week.closed);
  const says = `In ${weeks.length} weeks ${counted(opened, 'vulnerability', 'vulnerabilities')} opened and ${number(closed)} closed.`;
  return (
    <Panel title="Opened and closed" note="by week, on default branches">
      <Figure
        name="Opened and closed by week"
        says={says}
        legend={
          <>
            <Key colour="accent-fill">
              opened <strong className="numbers">{number(opened)}</strong>
            </Key>
            <Key colour="pass">
              closed <strong className="numbers">{number(closed)}</strong>
            </Key>
          </>
        }
        table={{
          rows: weeks,
          rowKey: ({ week }) => week,
          columns: [
            { name: 'Week of', cell: ({ week }) => week },
            { name: 'Opened', align: 'end', cell: (week) => number(week.opened) },
            { name: 'Closed', align: 'end', cell: (week) => number(week.closed) },
            { name: 'Scans', align: 'end', cell: ({ scans }) => number(scans) },
          ],
        }}
      >
        <Columns
          stacks={weeks.map((week, index) => ({
            label: `Week of ${week.week}: ${week.opened} opened, ${week.closed} closed, ${counted(week.scans, 'scan')}`,
            under: index % 3 === 0 ? shortDay(week.week) : '',
            piles: [[{ colour: 'accent-fill', value: week.opened }], [{ colour: 'pass', value: week.closed }]],
          }))}
        />
      </Figure>
    </Panel>
  );
}
