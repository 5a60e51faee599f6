import { visible } from '../../design/text.ts';
import type { WholeVulnerability } from '../queries.ts';
import styles from './terms.module.css';

/** Every term of a priority: its points and its reason. */
export function Terms({ observation }: Pick<WholeVulnerability, 'observation'>) {
  const terms = observation.priority?.terms ?? [];
  if (terms.length === 0) return <p className="quiet">The scan gave no reasons.</p>;
  return (
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
  );
}
