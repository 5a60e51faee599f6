import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../client/client.ts';
import { Badge } from '../design/badge.tsx';
import { Panel } from '../design/page.tsx';
import { Answer, Empty } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { shortCommit, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { releasesQuery } from './queries.ts';

type Release = Schemas['Release'];

/** Which releases there are, and where they run: those are watched. */
export function Releases({ org, project }: { org: string; project: string }) {
  const releases = useQuery(releasesQuery(project));
  const columns: readonly Column<Release>[] = [
    {
      name: 'Release',
      cell: ({ name, scan }) =>
        scan === null ? (
          <strong>{visible(name)}</strong>
        ) : (
          <Link to="/o/$org/p/$project/s/$scan" params={{ org, project, scan }}>
            {visible(name)}
          </Link>
        ),
    },
    { name: 'Runs in', cell: ({ deployments }) => <RunsIn deployments={deployments} /> },
    {
      name: 'Commit',
      minor: true,
      cell: ({ commit }) =>
        commit === null ? <span className="faint">unknown</span> : <code>{shortCommit(commit)}</code>,
    },
    { name: 'Made', minor: true, cell: ({ created }) => <When time={created} /> },
  ];
  return (
    <Panel title="Releases" flush>
      <Answer query={releases}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No release yet">
              <code>vauban scan --release 1.0 --environment production</code> names one; it is watched while it runs.
            </Empty>
          ) : (
            <Table label="Releases" rows={items} columns={columns} rowKey={({ id }) => id} />
          )
        }
      </Answer>
    </Panel>
  );
}

function RunsIn({ deployments }: Pick<Release, 'deployments'>) {
  const live = deployments.filter(({ retired }) => retired === null);
  if (live.length === 0) return <span className="faint">nowhere</span>;
  return (
    <span className="row">
      {live.map(({ environment, exposure }) => (
        <Badge key={environment}>
          {visible(environment)}
          {exposure === 'unknown' ? '' : `, ${exposure}`}
        </Badge>
      ))}
    </span>
  );
}
