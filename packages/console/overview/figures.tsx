import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { counted, number } from '../design/text.ts';
import { statusQuery } from '../settings/queries.ts';
import { NOBODY } from '../vulnerabilities/facets/facet-rows.ts';
import styles from './overview.module.css';
import type { Overview } from './queries.ts';

/** Five figures: late, exploited, to do now, owned by nobody, and how old the world's knowledge is. */
export function Figures({ org, overview: { open, due, owners } }: { org: string; overview: Overview }) {
  const { data: status } = useQuery(statusQuery);
  const late = due.find(({ when }) => when === 'late')?.open ?? 0;
  const nobody = owners.find(({ owner }) => owner === null)?.open ?? 0;
  const age = status?.advisories?.ageDays ?? null;
  const decision = ['none'];
  return (
    <ul className={styles.figures}>
      <Figure bad={late > 0} says="late">
        <Link to="/o/$org/v" params={{ org }} search={{ deadline: ['late'], decision, sort: 'due' }}>
          {number(late)}
        </Link>
      </Figure>
      <Figure bad={open.exploited > 0} says="known to be exploited">
        <Link to="/o/$org/v" params={{ org }} search={{ exploited: ['yes'], decision }}>
          {number(open.exploited)}
        </Link>
      </Figure>
      <Figure says="to do now">
        <Link to="/o/$org/v" params={{ org }} search={{ priority: ['now'], decision }}>
          {number(open.now)}
        </Link>
      </Figure>
      <Figure says="owned by nobody">
        <Link to="/o/$org/v" params={{ org }} search={{ owner: [NOBODY], decision }}>
          {number(nobody)}
        </Link>
      </Figure>
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
