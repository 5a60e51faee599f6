import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schemas } from '../client/client.ts';
import { Panel } from '../design/page.tsx';
import { Empty, Skeleton, Trouble } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { number, visible } from '../design/text.ts';
import { componentsQuery } from './queries.ts';
import styles from './scan.module.css';

type Component = Schemas['ScanComponent'];

const COLUMNS: readonly Column<Component>[] = [
  { name: 'Component', cell: ({ name }) => <strong>{visible(name)}</strong> },
  { name: 'Version', cell: ({ version }) => <code>{visible(version)}</code> },
  { name: 'Ecosystem', cell: ({ ecosystem }) => ecosystem, minor: true },
  { name: 'Scope', cell: ({ scope, direct }) => `${scope}${direct === true ? ', direct' : ''}`, minor: true },
  { name: 'Lockfile', cell: ({ path }) => <code>{visible(path)}</code>, minor: true },
];

/** What the target is made of. */
export function Components({ scan, total }: { scan: string; total: number }) {
  const components = useInfiniteQuery({ ...componentsQuery(scan), enabled: total > 0 });
  const rows = components.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title="Components" note={<span className="numbers">{number(total)}</span>} flush>
      {total === 0 ? <Empty title="No component was found" /> : null}
      {components.isError && rows === undefined ? (
        <Trouble error={components.error} retry={() => void components.refetch()} />
      ) : null}
      {total > 0 && rows === undefined && !components.isError ? <Skeleton lines={5} /> : null}
      {rows?.length === 0 && total > 0 ? (
        <Empty title="No longer kept here">After half a year the report above holds them alone.</Empty>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <Table label="Components" rows={rows} columns={COLUMNS} rowKey={({ purl, path }) => `${purl} ${path}`} />
      )}
      {components.hasNextPage ? (
        <div className={styles.more}>
          <Button
            variant="subtle"
            loading={components.isFetchingNextPage}
            onClick={() => void components.fetchNextPage()}
          >
            More
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
