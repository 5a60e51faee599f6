import { Badge } from '../design/badge.tsx';
import { visible } from '../design/text.ts';
import type { WholeScan } from './queries.ts';
import styles from './scan.module.css';

/** Why the verdict is what it is. */
export function Reasons({ scan: { reasons, serverVerdict } }: { scan: WholeScan }) {
  if (reasons.length === 0) {
    return (
      <p className="quiet">
        {serverVerdict === 'pass' ? 'No gate is failed and nothing that blocks was left out.' : 'No reason was given.'}
      </p>
    );
  }
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ verdict, cause, message }) => (
        <li key={`${verdict} ${cause} ${message}`}>
          <Badge tone={verdict}>{visible(cause)}</Badge>
          <span>{visible(message)}</span>
        </li>
      ))}
    </ul>
  );
}
