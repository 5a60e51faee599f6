import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ScalesIcon } from '../../design/icons.tsx';
import { may, meQuery } from '../../session/queries.ts';
import type { Filter } from '../filter.ts';
import { ViewsMenu } from '../views/views-menu.tsx';
import { ExportMenu } from './export-menu.tsx';

const BulkDialog = lazy(async () => ({ default: (await import('../bulk/bulk-dialog.tsx')).BulkDialog }));

/** What can be done with the list as it is narrowed now. */
export function Actions({ filter, project, total }: { filter: Filter; project?: string; total: number | undefined }) {
  const { data: me } = useQuery(meQuery);
  const [deciding, setDeciding] = useState(false);
  const where = project === undefined ? { filter } : { filter, project };
  return (
    <>
      {may(me, 'bulk.change') && total !== undefined && total > 0 ? (
        <Button variant="default" leftSection={<ScalesIcon />} onClick={() => setDeciding(true)}>
          Decide all
        </Button>
      ) : null}
      <ExportMenu {...where} />
      <ViewsMenu {...where} />
      {deciding ? (
        <Suspense fallback={null}>
          <BulkDialog {...where} open onClose={() => setDeciding(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
