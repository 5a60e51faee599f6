import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge, decisionWord } from '../design/badge.tsx';
import { Panel } from '../design/page.tsx';
import { visible } from '../design/text.ts';
import styles from './overview.module.css';
import { waitingQuery } from './queries.ts';

/** Decisions that wait for a person; nothing where none does. */
export function Waiting({ org }: { org: string }) {
  const proposed = useQuery(waitingQuery('proposed')).data?.items ?? [];
  const questioned = useQuery(waitingQuery('questioned')).data?.items ?? [];
  if (proposed.length + questioned.length === 0) return null;
  const rows = [
    ...questioned.map((decision) => ({ decision, word: 'look again' })),
    ...proposed.map((decision) => ({ decision, word: 'to approve' })),
  ];
  return (
    <Panel title="Decisions that wait">
      <ul className={styles.scans}>
        {rows.map(({ decision: { id, vulnerability, project, title, kind, madeBy }, word }) => (
          <li key={id}>
            <span className={styles.what}>
              <Link to="/o/$org/p/$project/v/$vulnerability" params={{ org, project, vulnerability }}>
                {visible(title)}
              </Link>
              <span className="faint">
                {decisionWord(kind)}, {visible(madeBy.name)}
              </span>
            </span>
            <Badge tone="unproven">{word}</Badge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
