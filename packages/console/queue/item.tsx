import { Link } from '@tanstack/react-router';
import { Badge, PriorityMark } from '../design/badge.tsx';
import { SeverityMark } from '../design/severity.tsx';
import { visible } from '../design/text.ts';
import { purlWords } from '../vulnerabilities/purl.ts';
import { doneWords, dueWords } from './due.ts';
import type { WorkItem } from './queries.ts';
import styles from './queue.module.css';

/** One thing to do: when it is due, whether that holds, and why it stands where it stands. */
export function Item({ item, org }: { item: WorkItem; org: string }) {
  const { id, project, title, severity, priority, component, path, line, owner, deadline, willBeLate } = item;
  const due = dueWords(deadline);
  const place = component === null ? `${path}${line === null ? '' : `:${line}`}` : purlWords(component);
  return (
    <li className={styles.item}>
      <SeverityMark severity={severity} />
      <div className={styles.what}>
        <Link
          to="/o/$org/p/$project/v/$vulnerability"
          params={{ org, project, vulnerability: id }}
          className={styles.link}
        >
          {visible(title)}
        </Link>
        <span className={styles.where}>
          <span className="faint numbers">{id}</span> <span>{project}</span>{' '}
          <span className="mono">{visible(place)}</span>{' '}
          <span className="faint">{owner === null ? 'nobody owns it' : visible(owner)}</span>
        </span>
        <Terms item={item} />
      </div>
      <div className={styles.when}>
        {due === null ? (
          <span className="faint">no deadline</span>
        ) : (
          <Badge tone={deadline.kind === 'late' ? 'fail' : 'plain'}>{due}</Badge>
        )}
        {willBeLate ? <Badge tone="unproven">will be late</Badge> : null}
        <span className="quiet">done {doneWords(item.doneInWeeks)}</span>
      </div>
      <div className={styles.priority}>
        <PriorityMark level={priority.level} score={priority.score} />
      </div>
    </li>
  );
}

function Terms({ item: { terms } }: { item: WorkItem }) {
  if (terms.length === 0) return null;
  return (
    <details className={styles.terms}>
      <summary>Why here?</summary>
      <ul>
        {terms.map(({ term, points, reason }) => (
          <li key={term}>
            <span className="numbers">{points > 0 ? `+${points}` : points}</span> {visible(reason)}
          </li>
        ))}
      </ul>
    </details>
  );
}
