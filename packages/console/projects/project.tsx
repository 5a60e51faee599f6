import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { GearIcon, ListIcon } from '../design/icons.tsx';
import { Page, Panel } from '../design/page.tsx';
import { SEVERITIES, SeverityBar, SeverityMark } from '../design/severity.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { number, visible } from '../design/text.ts';
import { LiveStrip } from '../scans/live/live-strip.tsx';
import { Branches } from './branches.tsx';
import { HowToScan } from './how-to-scan.tsx';
import { LastScan } from './last-scan.tsx';
import styles from './project.module.css';
import { ProjectSettings } from './project-settings.tsx';
import { type Project, projectQuery } from './queries.ts';
import { Releases } from './releases.tsx';
import { Scans } from './scans.tsx';

export function ProjectPage() {
  const { org = '', project: slug = '' } = useParams({ strict: false });
  const project = useQuery(projectQuery(slug));
  const [changing, setChanging] = useState(false);
  return (
    <Page
      title={project.data === undefined ? slug : visible(project.data.name)}
      lead={project.data === undefined ? null : <Lead project={project.data} />}
      actions={
        <>
          {project.data?.may.includes('project.change') ? (
            <Button variant="default" leftSection={<GearIcon />} onClick={() => setChanging(true)}>
              Settings
            </Button>
          ) : null}
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/o/$org/p/$project/components" params={{ org, project: slug }} {...props} />
            )}
          >
            Components
          </Button>
          <Button
            variant="default"
            leftSection={<ListIcon />}
            renderRoot={(props) => <Link to="/o/$org/p/$project/v" params={{ org, project: slug }} {...props} />}
          >
            Vulnerabilities
          </Button>
        </>
      }
    >
      {project.data === undefined ? null : (
        <ProjectSettings project={project.data} open={changing} onClose={() => setChanging(false)} />
      )}
      <LiveStrip org={org} project={slug} />
      <Answer query={project} waiting={<Skeleton lines={8} height={18} />}>
        {(known) =>
          known.lastScan === null ? (
            <Panel>
              <Empty title="Never scanned">
                <HowToScan project={slug} />
              </Empty>
            </Panel>
          ) : (
            <>
              <div className={styles.top}>
                <LastScan org={org} project={slug} scan={known.lastScan.id} />
                <Open org={org} project={known} />
              </div>
              <Branches org={org} project={slug} mayRetire={known.may.includes('branch.retire')} />
              <Releases org={org} project={slug} />
              <Scans org={org} project={slug} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Lead({ project: { repository, path } }: { project: Project }) {
  return (
    <span>
      {repository === null ? 'No repository' : visible(repository.replace(/^https?:\/\//, ''))}
      {path === '.' ? '' : `, folder ${visible(path)}`}
    </span>
  );
}

/** Open vulnerabilities by severity, each a way into the list. */
function Open({ org, project: { slug, open } }: { org: string; project: Project }) {
  const total = Object.values(open).reduce((sum, count) => sum + count, 0);
  return (
    <Panel title="Open" note={<span className="numbers">{number(total)}</span>}>
      <div className={styles.open}>
        <SeverityBar counts={open} />
        <ul>
          {SEVERITIES.filter((severity) => severity !== 'none' || (open.none ?? 0) > 0).map((severity) => (
            <li key={severity}>
              <Link
                to="/o/$org/p/$project/v"
                params={{ org, project: slug }}
                search={{ severity: [severity] }}
                className={styles.severity}
              >
                <SeverityMark severity={severity} named />
                <span className="numbers">{number(open[severity] ?? 0)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
