import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Badge, VerdictBadge } from '../design/badge.tsx';
import { CodeBlock } from '../design/code.tsx';
import { Page, Panel } from '../design/page.tsx';
import { SeverityCounts } from '../design/severity.tsx';
import { Empty, Skeleton, Trouble } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { counted, shortCommit, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { byEnvironment, type Environment, total } from './by-environment.ts';
import { deploymentsQuery, type Runs } from './queries.ts';

/** What runs where, what its scan found, and what became known since. */
export function ReleasesPage() {
  const { org = '' } = useParams({ strict: false });
  const query = useInfiniteQuery(deploymentsQuery);
  const runs = query.data?.pages.flatMap(({ items }) => items);
  const environments = byEnvironment(runs ?? []);
  return (
    <Page
      title="Releases and environments"
      wide
      lead={
        runs === undefined || runs.length === 0 ? null : (
          <span>
            {counted(runs.length, 'release')} in {counted(environments.length, 'environment')}
            {query.hasNextPage ? ', and more' : ''}
          </span>
        )
      }
      actions={<Link to="/settings/environments">Who can reach them</Link>}
    >
      {runs === undefined && query.isError ? <Trouble error={query.error} retry={() => void query.refetch()} /> : null}
      {runs === undefined && !query.isError ? <Skeleton lines={10} height={24} /> : null}
      {runs?.length === 0 ? <Nothing /> : null}
      {environments.map((environment) => (
        <OneEnvironment key={environment.name} org={org} environment={environment} />
      ))}
      {query.hasNextPage ? (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          More
        </Button>
      ) : null}
    </Page>
  );
}

const EXPOSURES = {
  internet: { says: 'reachable from the internet', tone: 'medium' },
  internal: { says: 'reachable from inside', tone: 'plain' },
  none: { says: 'reachable by nobody', tone: 'plain' },
  unknown: { says: 'nobody said who can reach it', tone: 'unproven' },
} as const;

function OneEnvironment({ org, environment: { name, exposure, runs } }: { org: string; environment: Environment }) {
  const { says, tone } = EXPOSURES[exposure];
  return (
    <Panel title={visible(name)} note={<Badge tone={tone}>{says}</Badge>} flush>
      <Table
        label={`What runs in ${visible(name)}`}
        rows={runs}
        rowKey={({ project, release }) => `${project} ${release}`}
        columns={columns(org)}
      />
    </Panel>
  );
}

function columns(org: string): Column<Runs>[] {
  return [
    {
      name: 'Project',
      cell: ({ project, projectName }) => (
        <Link to="/o/$org/p/$project" params={{ org, project }}>
          {visible(projectName)}
        </Link>
      ),
    },
    {
      name: 'Release',
      cell: ({ release, commit }) => (
        <>
          <strong>{visible(release)}</strong>{' '}
          {commit === null ? null : <code className="faint">{shortCommit(commit).slice(0, 8)}</code>}
        </>
      ),
    },
    { name: 'Deployed', minor: true, cell: ({ deployed }) => <When time={deployed} /> },
    { name: 'Made of', cell: (runs) => <Scan org={org} runs={runs} /> },
    {
      name: 'Found then',
      cell: ({ found }) =>
        found === null ? <span className="faint">unknown</span> : <SeverityCounts counts={found} none="nothing" />,
    },
    {
      name: 'Known since',
      cell: ({ since, scan }) =>
        scan === null ? (
          <span className="faint">unknown</span>
        ) : total(since) === 0 ? (
          <span className="faint">nothing new</span>
        ) : (
          <SeverityCounts counts={since} />
        ),
    },
  ];
}

function Scan({ org, runs: { project, scan, verdict } }: { org: string; runs: Runs }) {
  if (scan === null) return <Badge tone="unproven">not scanned</Badge>;
  return (
    <Link to="/o/$org/p/$project/s/$scan" params={{ org, project, scan }} aria-label="The scan that it is made of">
      {verdict === null ? 'scan' : <VerdictBadge verdict={verdict} />}
    </Link>
  );
}

function Nothing() {
  return (
    <Panel>
      <Empty title="Nobody said what runs where">
        A release is what a scan looked at, under the name that you ship it by. Say so in the pipeline that deploys;
        from then on new advisories are matched against what runs, not only against what is on a branch.
        <CodeBlock text={'vauban scan . --server $VAUBAN_SERVER --release 1.4.2 --environment production'} />
      </Empty>
    </Panel>
  );
}
