import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../client/client.ts';
import { Badge, VerdictBadge } from '../design/badge.tsx';
import { BranchIcon } from '../design/icons.tsx';
import { Panel } from '../design/page.tsx';
import { Answer, Empty } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { number, shortCommit } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { branchTitle } from './branch-title.ts';
import styles from './project.module.css';
import { branchesQuery } from './queries.ts';
import { RetireDialog } from './retire-dialog.tsx';

type Branch = Schemas['Branch'];

export function Branches({ org, project, mayRetire }: { org: string; project: string; mayRetire: boolean }) {
  const [retiring, setRetiring] = useState<Branch | null>(null);
  const branches = useQuery(branchesQuery(project));
  const columns: readonly Column<Branch>[] = [
    {
      name: 'Branch',
      cell: (branch) => (
        <Link
          to="/o/$org/p/$project/v"
          params={{ org, project }}
          search={{ branch: branch.name }}
          className={styles.branch}
        >
          <BranchIcon /> {branchTitle(branch)} {branch.isDefault ? <Badge>default</Badge> : null}
        </Link>
      ),
    },
    {
      name: 'Last verdict',
      cell: ({ lastScan }) =>
        lastScan === null ? (
          <span className="faint">none</span>
        ) : (
          <Link to="/o/$org/p/$project/s/$scan" params={{ org, project, scan: lastScan.id }}>
            <VerdictBadge verdict={lastScan.verdict} />
          </Link>
        ),
    },
    {
      name: 'Commit',
      minor: true,
      cell: ({ lastCommit }) =>
        lastCommit === null ? <span className="faint">unknown</span> : <code>{shortCommit(lastCommit)}</code>,
    },
    {
      name: 'Scanned',
      minor: true,
      cell: ({ lastScan }) => (lastScan === null ? '' : <When time={lastScan.recorded} />),
    },
    { name: 'Open', align: 'end', cell: ({ open }) => <span className="numbers">{number(open)}</span> },
    {
      name: 'Actions',
      align: 'end',
      cell: (branch) =>
        mayRetire && !branch.isDefault ? (
          <Button variant="subtle" aria-label={`Retire ${branchTitle(branch)}`} onClick={() => setRetiring(branch)}>
            Retire
          </Button>
        ) : null,
    },
  ];
  return (
    <Panel title="Branches" flush>
      <Answer query={branches}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No branch was scanned">Reports without a git branch are kept with the project alone.</Empty>
          ) : (
            <Table label="Branches" rows={items} columns={columns} rowKey={({ id }) => id} />
          )
        }
      </Answer>
      <RetireDialog project={project} branch={retiring} onClose={() => setRetiring(null)} />
    </Panel>
  );
}
