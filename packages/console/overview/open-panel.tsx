import { Link } from '@tanstack/react-router';
import { Panel } from '../design/page.tsx';
import { SEVERITIES, SeverityBar, SeverityMark } from '../design/severity.tsx';
import { number } from '../design/text.ts';
import styles from './overview.module.css';
import type { Overview } from './queries.ts';

/** Open and undecided by severity, each a way into the list. */
export function OpenPanel({ org, open: { total, bySeverity } }: { org: string } & Pick<Overview, 'open'>) {
  return (
    <Panel title="Open and undecided" note={<strong className="numbers">{number(total)}</strong>}>
      {total === 0 ? (
        <p className="quiet">Nothing is open, as far as the scans looked.</p>
      ) : (
        <div className={styles.open}>
          <SeverityBar counts={bySeverity} />
          <ul>
            {SEVERITIES.filter((one) => (bySeverity[one] ?? 0) > 0).map((one) => (
              <li key={one}>
                <Link to="/o/$org/v" params={{ org }} search={{ severity: [one], decision: ['none'] }}>
                  <SeverityMark severity={one} named />
                  <span className="numbers">{number(bySeverity[one] ?? 0)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}
