import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Page, Panel } from '../design/page.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { counted, number, visible } from '../design/text.ts';
import { Item } from './item.tsx';
import { queueQuery, teamsQuery, type WorkQueue } from './queries.ts';
import styles from './queue.module.css';

/** What to do, in its order: by due date, then by priority. */
export function QueuePage() {
  const { team = 'mine' } = useSearch({ strict: false }) as { team?: string };
  const navigate = useNavigate();
  const queue = useQuery(queueQuery(team));
  const teams = useQuery(teamsQuery);
  const choose = (next: string) => void navigate({ to: '.', search: next === 'mine' ? {} : { team: next } });
  return (
    <Page
      title="Work queue"
      lead={queue.data === undefined ? null : <Lead queue={queue.data} />}
      actions={
        <label className={styles.team}>
          <span className="quiet">Of</span>
          <select value={team} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="mine">My teams</option>
            <option value="all">Every project</option>
            {(teams.data?.items ?? []).map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {visible(name)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <Answer query={queue} waiting={<Skeleton lines={12} height={30} />}>
        {(known) => (
          <>
            <Sums queue={known} />
            <Work queue={known} team={team} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Lead({ queue: { hoursPerWeek, usualHours } }: { queue: WorkQueue }) {
  return (
    <span>
      {hoursPerWeek > 0
        ? `${number(hoursPerWeek)} hours a week for this, ${number(usualHours)} for an item when nobody knows better`
        : 'No hours are stated, so nothing can be planned'}
    </span>
  );
}

function Sums({ queue: { open, planned, late, willBeLate, withoutDeadline } }: { queue: WorkQueue }) {
  const sums = [
    ['open and undecided', open, 'plain'],
    ['late', late, late > 0 ? 'fail' : 'plain'],
    ['will be late', willBeLate, willBeLate > 0 ? 'unproven' : 'plain'],
    ['without a deadline', withoutDeadline, 'plain'],
  ] as const;
  return (
    <>
      <ul className={styles.sums}>
        {sums.map(([word, count, tone]) => (
          <li key={word} data-tone={tone}>
            <strong className="numbers">{number(count)}</strong>
            <span className="quiet">{word}</span>
          </li>
        ))}
      </ul>
      {planned < open ? (
        <p className="quiet">
          Only the first {number(planned)} of {number(open)} were planned.
        </p>
      ) : null}
    </>
  );
}

function Work({ queue: { items, teams, open }, team }: { queue: WorkQueue; team: string }) {
  const { org = '' } = useParams({ strict: false });
  if (items.length > 0) {
    return (
      <Panel title="Next" note={counted(items.length, 'item')} flush>
        <ol>
          {items.map((item) => (
            <Item key={item.id} item={item} org={org} />
          ))}
        </ol>
      </Panel>
    );
  }
  return (
    <Panel>
      {team === 'mine' && teams.length === 0 ? (
        <Empty title="You are in no team">
          A team is people, hours a week and projects; an administrator adds you. Until then,{' '}
          <Link to="." search={{ team: 'all' }}>
            look at every project
          </Link>
          .
        </Empty>
      ) : (
        <Empty title={open === 0 ? 'Nothing to do' : 'Nothing is planned'}>
          Everything open is decided. New findings of the next scan come here.
        </Empty>
      )}
    </Panel>
  );
}
