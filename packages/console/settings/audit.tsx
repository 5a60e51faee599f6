import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schemas } from '../client/client.ts';
import { DownloadIcon } from '../design/icons.tsx';
import { Page, Panel } from '../design/page.tsx';
import { Empty } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { Pages } from './pages.tsx';
import { auditQuery } from './queries.ts';

type Entry = Schemas['AuditEntry'];

const COLUMNS: readonly Column<Entry>[] = [
  { name: '№', cell: ({ sequence }) => <span className="numbers faint">{sequence}</span>, minor: true },
  { name: 'When', cell: ({ at }) => <When time={at} /> },
  { name: 'Who', cell: ({ actor }) => visible(actor.name ?? actor.kind) },
  { name: 'Did', cell: ({ action }) => <code>{visible(action)}</code> },
  { name: 'To', cell: ({ subject }) => <code>{visible(subject)}</code> },
  { name: 'Hash', cell: ({ hash }) => <code className="faint">{visible(hash.slice(0, 12))}</code>, minor: true },
];

/** Who did what; the chain of hashes shows that nothing was taken out. */
export function AuditPage() {
  const entries = useInfiniteQuery(auditQuery);
  return (
    <Page
      title="Audit log"
      lead="Every entry carries the hash of the one before."
      actions={
        <Button
          variant="default"
          component="a"
          href="/api/v1/audit/export"
          download="vauban-audit.ndjson"
          leftSection={<DownloadIcon />}
        >
          Export
        </Button>
      }
    >
      <Panel flush>
        <Pages query={entries}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="Nothing was done yet" />
            ) : (
              <Table label="Audit log" rows={items} columns={COLUMNS} rowKey={({ sequence }) => String(sequence)} />
            )
          }
        </Pages>
      </Panel>
    </Page>
  );
}
