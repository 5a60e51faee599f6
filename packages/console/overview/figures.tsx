import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { counted, number } from '../design/text.ts';
import { statusQuery } from '../settings/queries.ts';
import styles from './overview.module.css';
import { openQuery } from './queries.ts';

/** Five figures: late, exploited, to do now, owned by nobody, and how old the world's knowledge is. */
export function Figures({ org }: { org: string }) {
  const { data } = useQuery(openQuery);
  const { data: status } = useQuery(statusQuery);
  const of = (facet: 'deadline' | 'exploited' | 'priority' | 'owner', value: string) =>
    data?.[facet].find((one) => one.value === value)?.count ?? 0;
  const late = of('deadline', 'late');
  const exploited = of('exploited', 'yes');
  const age = status?.advisories?.ageDays ?? null;
  const undecided = ['none'];
  return (
    <ul className={styles.figures}>
      <Figure bad={late > 0} says="late">
        <Link to="/o/$org/v" params={{ org }} search={{ deadline: ['late'], decision: undecided, sort: 'due' }}>
          {data === undefined ? '…' : number(late)}
        </Link>
      </Figure>
      <Figure bad={exploited > 0} says="known to be exploited">
        <Link to="/o/$org/v" params={{ org }} search={{ exploited: ['yes'], decision: undecided }}>
          {data === undefined ? '…' : number(exploited)}
        </Link>
      </Figure>
      <Figure says="to do now">
        <Link to="/o/$org/v" params={{ org }} search={{ priority: ['now'], decision: undecided }}>
          {data === undefined ? '…' : number(of('priority', 'now'))}
        </Link>
      </Figure>
      <Figure says="owned by nobody">{data === undefined ? '…' : number(of('owner', ''))}</Figure>
      <Figure bad={status !== undefined && (age === null || age > 7)} says="age of the advisories">
        <Link to="/settings/status">{ageWords(status === undefined, age)}</Link>
      </Figure>
    </ul>
  );
}

function ageWords(waiting: boolean, age: number | null): string {
  if (waiting) return '…';
  if (age === null) return 'unknown';
  return age < 1 ? 'today' : counted(Math.floor(age), 'day');
}

function Figure({ bad = false, says, children }: { bad?: boolean; says: string; children: ReactNode }) {
  return (
    <li data-bad={bad}>
      <strong className="numbers">{children}</strong>
      <span className="quiet">{says}</span>
    </li>
  );
}
