import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { VerdictBadge } from '../design/badge.tsx';
import { Page, Panel } from '../design/page.tsx';
import { SEVERITIES, SeverityBar, SeverityCounts, SeverityMark } from '../design/severity.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { number, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { HowToScan } from '../projects/how-to-scan.tsx';
import { projectsQuery } from '../projects/queries.ts';
import { Due } from './due-soon.tsx';
import { Figures } from './figures.tsx';
import styles from './overview.module.css';
import { newestQuery, openQuery } from './queries.ts';
import { Waiting } from './waiting.tsx';
import { weekOf } from './week.ts';

/** What matters today over all projects that one may see. */
export function TodayPage() {
  const { org = '' } = useParams({ strict: false });
  const projects = useQuery(projectsQuery);
  return (
    <Page title="Overview" lead={<span>Of every project that you may see</span>}>
      <Answer query={projects} waiting={<Skeleton lines={10} height={24} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel>
              <Empty title="No project yet">
                <HowToScan project="PROJECT" />
              </Empty>
            </Panel>
          ) : (
            <>
              <Figures org={org} />
              <div className={styles.columns}>
                <div className={styles.column}>
                  <Due org={org} />
                  <ThisWeek />
                </div>
                <div className={styles.column}>
                  <Open org={org} />
                  <Waiting org={org} />
                  <LastScans org={org} />
                </div>
              </div>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

/** Open and undecided by severity, each a way into the list. */
function Open({ org }: { org: string }) {
  const open = useQuery(openQuery);
  return (
    <Panel title="Open and undecided">
      <Answer query={open}>
        {({ severity, total, exact }) => {
          const counts = Object.fromEntries(severity.map(({ value, count }) => [value, count]));
          return total === 0 ? (
            <p className="quiet">Nothing is open, as far as the scans looked.</p>
          ) : (
            <div className={styles.open}>
              <SeverityBar counts={counts} />
              {exact ? null : <p className="quiet">At least, there are more than were counted.</p>}
              <ul>
                {SEVERITIES.filter((one) => (counts[one] ?? 0) > 0).map((one) => (
                  <li key={one}>
                    <Link to="/o/$org/v" params={{ org }} search={{ severity: [one], decision: ['none'] }}>
                      <SeverityMark severity={one} named />
                      <span className="numbers">{number(counts[one] ?? 0)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        }}
      </Answer>
    </Panel>
  );
}

/** What came within seven days and is still open. */
function ThisWeek() {
  const newest = useQuery(newestQuery);
  const [now] = useState(() => Date.now());
  return (
    <Panel title="New this week">
      <Answer query={newest}>
        {(known) => {
          const { count, exact, bySeverity } = weekOf(known, now);
          return count === 0 ? (
            <p className="quiet">Nothing that is still open was first seen within seven days.</p>
          ) : (
            <div className={styles.open}>
              <p>
                <strong className="numbers">
                  {exact ? '' : 'more than '}
                  {number(count)}
                </strong>{' '}
                first seen within seven days and still open
              </p>
              <SeverityCounts counts={bySeverity} />
            </div>
          );
        }}
      </Answer>
    </Panel>
  );
}

/** The last scan of each project: those that cannot say pass come first. */
function LastScans({ org }: { org: string }) {
  const { data } = useQuery(projectsQuery);
  const order = ['fail', 'unproven', 'never', 'pass'];
  const rank = (verdict: string | undefined) => order.indexOf(verdict ?? 'never');
  const projects = [...(data?.items ?? [])].sort((a, b) => rank(a.lastScan?.verdict) - rank(b.lastScan?.verdict));
  return (
    <Panel title="Last scans">
      <ul className={styles.scans}>
        {projects.slice(0, 12).map(({ slug, name, lastScan }) => (
          <li key={slug}>
            {lastScan === null ? (
              <>
                <Link to="/o/$org/p/$project" params={{ org, project: slug }}>
                  {visible(name)}
                </Link>
                <span className="faint">never scanned</span>
              </>
            ) : (
              <>
                <Link to="/o/$org/p/$project/s/$scan" params={{ org, project: slug, scan: lastScan.id }}>
                  {visible(name)}
                </Link>
                <span className="row">
                  <When time={lastScan.recorded} />
                  <VerdictBadge verdict={lastScan.verdict} />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
