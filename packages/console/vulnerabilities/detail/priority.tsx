import { PriorityMark } from '../../design/badge.tsx';
import { Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import type { WholeVulnerability } from '../queries.ts';
import styles from './detail.module.css';
import { Terms } from './terms.tsx';

/** Public decision tables, as people know them. */
const TABLES = new Map([
  ['cisa-coordinator', 'SSVC, coordinator'],
  ['deployer', 'SSVC, deployer'],
  ['bod-26-04', 'BOD 26-04'],
]);

/** How soon, and every term that says so. */
export function PriorityPanel({ vulnerability: { priority, observation } }: { vulnerability: WholeVulnerability }) {
  const tables = observation.priority?.decisions ?? [];
  return (
    <Panel title="Why this priority?" note={<PriorityMark level={priority.level} score={priority.score} />}>
      <Terms observation={observation} />
      {tables.length === 0 ? null : (
        <dl className={styles.tables}>
          {tables.map(({ table, outcome, possible, unknown }) => (
            <div key={table}>
              <dt>{visible(TABLES.get(table) ?? table)}</dt>
              <dd>
                <strong>{visible(outcome)}</strong>
                {possible.length > 1 ? <span className="quiet"> (may be {visible(possible.join(', '))})</span> : null}
                {unknown.length === 0 ? null : <span className="faint"> unknown: {visible(unknown.join(', '))}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
