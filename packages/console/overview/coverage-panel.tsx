import { Link } from '@tanstack/react-router';
import { partsOf } from '../coverage/parts.ts';
import { Badge } from '../design/badge.tsx';
import { Panel } from '../design/page.tsx';
import { Whole } from '../design/plot/shares.tsx';
import { counted, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import styles from './overview.module.css';
import type { Overview } from './queries.ts';

type Coverage = Overview['coverage'];

/** How far scans look, and which projects nobody can vouch for. */
export function CoveragePanel({ org, coverage }: { org: string; coverage: Coverage }) {
  const { worst, projects } = coverage;
  return (
    <Panel
      title="Coverage"
      note={`of ${counted(projects, 'project')}, by their last scan`}
      actions={
        <Link to="/o/$org/coverage" params={{ org }}>
          All
        </Link>
      }
    >
      <div className={styles.stack}>
        <Whole label="Projects by their last scan" parts={partsOf(coverage)} />
        {worst.length === 0 ? null : (
          <ul className={styles.scans}>
            {worst.slice(0, 6).map((one) => (
              <li key={one.project}>
                {one.scan === null ? (
                  <Link to="/o/$org/p/$project" params={{ org, project: one.project }}>
                    {visible(one.name)}
                  </Link>
                ) : (
                  <Link to="/o/$org/p/$project/s/$scan" params={{ org, project: one.project, scan: one.scan }}>
                    {visible(one.name)}
                  </Link>
                )}
                <Why of={one} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function Why({ of: { why, recorded, gaps } }: { of: Coverage['worst'][number] }) {
  if (recorded === null) return <span className="faint">never scanned</span>;
  return (
    <span className="row">
      {why === 'old' ? <Badge>old</Badge> : null}
      {gaps > 0 ? <Badge tone="unproven">{counted(gaps, 'gap')}</Badge> : null}
      <span className="quiet">
        <When time={recorded} />
      </span>
    </span>
  );
}
