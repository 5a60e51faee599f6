import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { VerdictBadge } from '../design/badge.tsx';
import { PlusIcon } from '../design/icons.tsx';
import { Page, Panel } from '../design/page.tsx';
import { SeverityBar, SeverityCounts } from '../design/severity.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { counted, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { may, meQuery } from '../session/queries.ts';
import { HowToScan } from './how-to-scan.tsx';
import { NewProject } from './new-project.tsx';
import styles from './overview.module.css';
import { type Project, projectsQuery } from './queries.ts';

export function OverviewPage() {
  const { org = '' } = useParams({ strict: false });
  const { data: me } = useQuery(meQuery);
  const projects = useQuery(projectsQuery);
  const [creating, setCreating] = useState(false);
  const create = may(me, 'project.create') ? (
    <Button leftSection={<PlusIcon />} onClick={() => setCreating(true)}>
      New project
    </Button>
  ) : null;
  return (
    <Page
      title="Projects"
      lead={projects.data === undefined ? null : <Sum projects={projects.data.items} />}
      actions={create}
    >
      <Panel flush>
        <Answer query={projects} waiting={<Skeleton lines={8} height={18} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="No project yet">
                <HowToScan project="PROJECT" />
              </Empty>
            ) : (
              <ul>
                {items.map((project) => (
                  <Row key={project.id} org={org} project={project} />
                ))}
              </ul>
            )
          }
        </Answer>
      </Panel>
      <NewProject open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function Sum({ projects }: { projects: readonly Project[] }) {
  const failing = projects.filter(({ lastScan }) => lastScan?.verdict === 'fail').length;
  const unproven = projects.filter(({ lastScan }) => lastScan?.verdict === 'unproven').length;
  return (
    <span>
      {counted(projects.length, 'project')}
      {failing > 0 ? `, ${failing} failing` : ''}
      {unproven > 0 ? `, ${unproven} unproven` : ''}
    </span>
  );
}

function Row({ org, project }: { org: string; project: Project }) {
  const { slug, name, repository, path, lastScan, open } = project;
  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <Link to="/o/$org/p/$project" params={{ org, project: slug }} className={styles.link}>
          {visible(name)}
        </Link>
        <span className="faint">
          {repository === null ? slug : visible(repository.replace(/^https?:\/\//, ''))}
          {path === '.' ? '' : ` · ${visible(path)}`}
        </span>
      </div>
      <div className={styles.verdict}>
        {lastScan === null ? <span className="faint">never scanned</span> : <VerdictBadge verdict={lastScan.verdict} />}
      </div>
      <div className={styles.counts}>
        {lastScan === null ? null : <SeverityCounts counts={open} />}
        {lastScan === null ? null : <SeverityBar counts={open} />}
      </div>
      <div className={styles.when}>
        {lastScan === null ? null : (
          <>
            <When time={lastScan.recorded} />
            <span className="faint">{visible(lastScan.branch ?? '')}</span>
          </>
        )}
      </div>
    </li>
  );
}
