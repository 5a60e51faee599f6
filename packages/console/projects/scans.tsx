import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../client/client.ts';
import { Badge, VerdictBadge } from '../design/badge.tsx';
import { Panel } from '../design/page.tsx';
import { Skeleton, Trouble } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { duration, shortCommit, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import styles from './project.module.css';
import { scansQuery } from './queries.ts';

type Scan = Schemas['Scan'];

export function Scans({ org, project }: { org: string; project: string }) {
  const scans = useInfiniteQuery(scansQuery(project));
  const columns: readonly Column<Scan>[] = [
    {
      name: 'Scan',
      cell: ({ id, recorded }) => (
        <Link to="/o/$org/p/$project/s/$scan" params={{ org, project, scan: id }}>
          <When time={recorded} />
        </Link>
      ),
    },
    {
      name: 'Verdict',
      cell: ({ verdict, serverVerdict }) => (
        <span className="row">
          <VerdictBadge verdict={serverVerdict} />
          {verdict === serverVerdict ? null : <Badge tone="medium">command said {verdict}</Badge>}
        </span>
      ),
    },
    {
      name: 'Branch',
      cell: ({ branch, pullRequest, release }) => (
        <span>
          {pullRequest === null ? <BranchName name={branch} /> : `Pull request #${pullRequest}`}{' '}
          {release === null ? null : <Badge>{visible(release)}</Badge>}
        </span>
      ),
    },
    {
      name: 'Commit',
      minor: true,
      cell: ({ commit }) =>
        commit === null ? <span className="faint">unknown</span> : <code>{shortCommit(commit)}</code>,
    },
    { name: 'Complete', minor: true, cell: ({ complete }) => (complete ? 'yes' : 'in part') },
    {
      name: 'Took',
      align: 'end',
      minor: true,
      cell: ({ durationMs }) => <span className="numbers">{duration(durationMs)}</span>,
    },
  ];
  const rows = scans.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title="Scans" flush>
      {rows === undefined && scans.isError ? <Trouble error={scans.error} retry={() => void scans.refetch()} /> : null}
      {rows === undefined && !scans.isError ? <Skeleton lines={5} /> : null}
      {rows === undefined ? null : <Table label="Scans" rows={rows} columns={columns} rowKey={({ id }) => id} />}
      {scans.hasNextPage ? (
        <div className={styles.more}>
          <Button variant="subtle" loading={scans.isFetchingNextPage} onClick={() => void scans.fetchNextPage()}>
            Older scans
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function BranchName({ name }: { name: string | null }) {
  return name === null ? <span className="faint">none</span> : visible(name);
}
