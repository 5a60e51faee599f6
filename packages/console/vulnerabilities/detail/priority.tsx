import { PriorityMark } from '../../design/badge.tsx';
import { Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import type { WholeVulnerability } from '../queries.ts';
import styles from './detail.module.css';

/** How soon, and every term that says so. */
export function PriorityPanel({ vulnerability: { priority, observation } }: { vulnerability: WholeVulnerability }) {
  const terms = observation.priority?.terms ?? [];
  return (
    <Panel title="Why this priority?" note={<PriorityMark level={priority.level} score={priority.score} />}>
      {terms.length === 0 ? <p className="quiet">The scan gave no reasons.</p> : null}
      <ul className={styles.terms}>
        {terms.map(({ term, points, reason }) => (
          <li key={term}>
            <span>{visible(reason)}</span>
            <span className={`${styles.points} numbers`}>{points > 0 ? `+${points}` : points}</span>
            <span className={styles.meter} data-less={points < 0} aria-hidden="true">
              <span style={{ width: `${Math.min(100, Math.abs(points))}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
