import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  BoxIcon,
  ChartIcon,
  EyeIcon,
  FolderIcon,
  FortMark,
  GearIcon,
  ListIcon,
  QueueIcon,
  RocketIcon,
} from '../design/icons.tsx';
import { counted } from '../design/text.ts';
import { projectsQuery } from '../projects/queries.ts';
import { meQuery } from '../session/queries.ts';
import { statusQuery } from '../settings/queries.ts';
import { PersonMenu } from './person-menu.tsx';
import styles from './sidebar.module.css';

export function Sidebar() {
  const { data: me } = useQuery(meQuery);
  if (me === undefined) return null;
  const org = me.organisation.slug;
  return (
    <div className={styles.sidebar}>
      <Link to="/" className={styles.brand}>
        <FortMark size={22} />
        <span className={styles.name}>{me.organisation.name}</span>
      </Link>
      <nav aria-label="Main" className={styles.nav}>
        <Link to="/o/$org" params={{ org }} activeOptions={{ exact: true }}>
          <ChartIcon /> Overview
        </Link>
        <Link to="/o/$org/queue" params={{ org }} activeOptions={{ includeSearch: false }}>
          <QueueIcon /> Work queue
        </Link>
        <Link to="/o/$org/v" params={{ org }} activeOptions={{ includeSearch: false }}>
          <ListIcon /> Vulnerabilities
        </Link>
        <Link to="/o/$org/projects" params={{ org }}>
          <FolderIcon /> Projects
        </Link>
        <Link to="/o/$org/components" params={{ org }} activeOptions={{ includeSearch: false }}>
          <BoxIcon /> Components
        </Link>
        <Link to="/o/$org/releases" params={{ org }}>
          <RocketIcon /> Releases
        </Link>
        <Link to="/o/$org/coverage" params={{ org }}>
          <EyeIcon /> Coverage
        </Link>
        <Link to="/settings">
          <GearIcon /> Settings
        </Link>
      </nav>
      <Projects org={org} />
      <div className={styles.foot}>
        <AdvisoriesAge />
        <PersonMenu me={me} />
      </div>
    </div>
  );
}

function Projects({ org }: { org: string }) {
  const { data } = useQuery(projectsQuery);
  const projects = data?.items.slice(0, 20) ?? [];
  if (projects.length === 0) return null;
  return (
    <nav aria-label="Projects" className={styles.nav}>
      <p className={styles.heading}>Projects</p>
      {projects.map(({ slug, name, open }) => (
        <Link key={slug} to="/o/$org/p/$project" params={{ org, project: slug }} title={name}>
          <span className={styles.project}>{name}</span>
          <Urgent count={(open.critical ?? 0) + (open.high ?? 0)} />
        </Link>
      ))}
    </nav>
  );
}

function Urgent({ count }: { count: number }): ReactNode {
  if (count === 0) return null;
  return (
    <span className={`${styles.count} numbers`} title={`${count} open of critical or high severity`}>
      {count}
    </span>
  );
}

/** The age of what the server knows of the world: old data is said on every page. */
function AdvisoriesAge() {
  const { data } = useQuery(statusQuery);
  if (data === undefined) return null;
  const age = data.advisories?.ageDays ?? null;
  const says =
    data.advisories === null
      ? 'No advisories here yet'
      : age === null
        ? 'Advisories of unknown age'
        : age < 1
          ? 'Advisories of today'
          : `Advisories ${counted(Math.floor(age), 'day')} old`;
  return (
    <Link to="/settings/status" className={styles.age} data-old={age === null || age > 7}>
      {says}
    </Link>
  );
}
