import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../design/badge.tsx';
import { Page, Panel } from '../../design/page.tsx';
import { Empty } from '../../design/states.tsx';
import { type Column, Table } from '../../design/table.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import { may, meQuery } from '../../session/queries.ts';
import { Pages } from '../pages.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { type Erasure, erasuresQuery } from './queries.ts';
import { toldWords } from './told.ts';

const STATES = {
  running: <Badge tone="accent">running</Badge>,
  done: <Badge tone="pass">done</Badge>,
  failed: <Badge tone="fail">failed</Badge>,
};

const COLUMNS: readonly Column<Erasure>[] = [
  { name: 'What', cell: ({ kind }) => <strong>a {kind}</strong> },
  { name: 'Why', cell: ({ reason }) => visible(reason) },
  { name: 'Changed or deleted', minor: true, cell: ({ told }) => <span className="quiet">{toldWords(told)}</span> },
  { name: 'State', cell: ({ state }) => STATES[state] },
  {
    name: 'By',
    align: 'end',
    cell: ({ madeBy, made }) => (
      <>
        {madeBy === null ? 'the command' : visible(madeBy.name)}, <When time={made} />
      </>
    ),
  },
];

/** What was erased, and the way to erase more. */
export function ErasuresPage() {
  const erasures = useInfiniteQuery(erasuresQuery);
  const { data: me } = useQuery(meQuery);
  const [erasing, setErasing] = useState(false);
  return (
    <Page
      title="Erasure"
      lead="What leaked, who left, what must not be known any more: wherever it stands, reports too."
      actions={
        may(me, 'erasure.make') ? (
          <Button color="red" onClick={() => setErasing(true)}>
            Erase
          </Button>
        ) : null
      }
    >
      <Panel flush>
        <Pages query={erasures}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="Nothing was erased">
                An erasure leaves only its tombstone: that it was, by whom and why. Keep the{' '}
                <a href="/api/v1/erasures/export" download="erasures.ndjson">
                  list of erasures
                </a>{' '}
                beside your backups, so that what comes back from one is erased again.
              </Empty>
            ) : (
              <Table label="Erasures" rows={items} columns={COLUMNS} rowKey={({ id }) => id} />
            )
          }
        </Pages>
      </Panel>
      <EraseDialog open={erasing} onClose={() => setErasing(false)} />
    </Page>
  );
}
