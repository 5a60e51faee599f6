import { Link, useParams } from '@tanstack/react-router';
import { StateBadge } from '../../design/badge.tsx';
import { BranchIcon } from '../../design/icons.tsx';
import { Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import type { WholeVulnerability } from '../queries.ts';
import styles from './detail.module.css';

/** Its state on each branch, with the scan that says so. */
export function BranchesPanel({ vulnerability: { branches, project } }: { vulnerability: WholeVulnerability }) {
  const { org = '' } = useParams({ strict: false });
  if (branches.length === 0) return null;
  return (
    <Panel title="Branches">
      <ul className={styles.branches}>
        {branches.map(({ branch, state, lastSeenScan, goneScan }) => (
          <li key={branch}>
            <span className="row">
              <BranchIcon />
              <Link to="/o/$org/p/$project/s/$scan" params={{ org, project, scan: goneScan ?? lastSeenScan }}>
                {visible(branch)}
              </Link>
            </span>
            <StateBadge state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
