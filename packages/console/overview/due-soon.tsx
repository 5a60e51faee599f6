import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge } from '../design/badge.tsx';
import { Inset, Panel } from '../design/page.tsx';
import { SeverityMark } from '../design/severity.tsx';
import { Answer } from '../design/states.tsx';
import { visible } from '../design/text.ts';
import { dueWords } from '../queue/due.ts';
import styles from './overview.module.css';
import { dueQuery } from './queries.ts';

/** What is late or due first. */
export function Due({ org }: { org: string }) {
  const due = useQuery(dueQuery);
  return (
    <Panel
      title="Late and due soon"
      actions={
        <Link to="/o/$org/queue" params={{ org }}>
          Work queue
        </Link>
      }
      flush
    >
      <Answer query={due}>
        {({ items }) =>
          items.length === 0 ? (
            <Inset>
              <p className="quiet">Nothing that is undecided has a deadline.</p>
            </Inset>
          ) : (
            <ul className={styles.due}>
              {items.map(({ id, project, title, severity, deadline }) => (
                <li key={id}>
                  <SeverityMark severity={severity} />
                  <span className={styles.what}>
                    <Link to="/o/$org/p/$project/v/$vulnerability" params={{ org, project, vulnerability: id }}>
                      {visible(title)}
                    </Link>
                    <span className="faint">
                      {id} · {project}
                    </span>
                  </span>
                  <Badge tone={deadline.kind === 'late' ? 'fail' : 'plain'}>{dueWords(deadline)}</Badge>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  );
}
