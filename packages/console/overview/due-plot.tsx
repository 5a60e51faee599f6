import { Link } from '@tanstack/react-router';
import { Panel } from '../design/page.tsx';
import { Whole } from '../design/plot/shares.tsx';
import type { Overview } from './queries.ts';

const WORDS = {
  late: { says: 'late', colour: 'fail', deadline: 'late' },
  week: { says: 'due within 7 days', colour: 'medium', deadline: 'ahead' },
  month: { says: 'due within 30 days', colour: 'accent-fill', deadline: 'ahead' },
  later: { says: 'due later', colour: 'low', deadline: 'ahead' },
  paused: { says: 'paused', colour: 'none', deadline: 'paused' },
  none: { says: 'no deadline asked for', colour: 'line-strong', deadline: 'none' },
} as const;

/** By when what is open is to be gone. */
export function DuePlot({ org, due }: { org: string } & Pick<Overview, 'due'>) {
  return (
    <Panel title="Deadlines">
      <Whole
        label="Open and undecided by deadline"
        parts={due.map(({ when, open }) => {
          const { says, colour, deadline } = WORDS[when];
          const search = { deadline: [deadline], decision: ['none'], sort: 'due' as const };
          return {
            key: when,
            colour,
            value: open,
            name: (
              <Link to="/o/$org/v" params={{ org }} search={search}>
                {says}
              </Link>
            ),
          };
        })}
      />
    </Panel>
  );
}
