import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { Badge } from '../../design/badge.tsx';
import { PlusIcon } from '../../design/icons.tsx';
import { Page, Panel } from '../../design/page.tsx';
import { Answer, Empty, Trouble } from '../../design/states.tsx';
import { type Column, Table } from '../../design/table.tsx';
import { visible } from '../../design/text.ts';
import { may, meQuery } from '../../session/queries.ts';
import { receiversQuery } from '../queries.ts';
import { EditDialog } from './edit-dialog.tsx';
import { ReceiverDialog } from './receiver-dialog.tsx';

type Receiver = Schemas['Receiver'];

/** Who is told of events: webhooks and e-mail. */
export function ReceiversPage() {
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Receiver | null>(null);
  const receivers = useQuery(receiversQuery);
  const { data: me } = useQuery(meQuery);
  const queries = useQueryClient();
  const mayChange = may(me, 'receiver.change');
  const change = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => queries.invalidateQueries({ queryKey: receiversQuery.queryKey }),
  });
  const switchTo = (receiver: string, active: boolean) =>
    change.mutate(() =>
      answerOf(api.PATCH('/api/v1/receivers/{receiver}', { params: { path: { receiver } }, body: { active } })),
    );
  const remove = (receiver: string) =>
    change.mutate(() => answerOf(api.DELETE('/api/v1/receivers/{receiver}', { params: { path: { receiver } } })));
  const columns: readonly Column<Receiver>[] = [
    {
      name: 'Receiver',
      cell: ({ name, kind, address }) => (
        <>
          <strong>{visible(name)}</strong> <Badge>{kind}</Badge>
          <br />
          <code className="faint">{visible(address)}</code>
        </>
      ),
    },
    {
      name: 'Events',
      minor: true,
      cell: ({ events }) => (events.includes('*') ? 'all' : events.map((event) => visible(event)).join(', ')),
    },
    {
      name: 'On',
      cell: ({ id, name, active }) => (
        <Switch
          size="xs"
          aria-label={`Send to ${visible(name)}`}
          checked={active}
          disabled={!mayChange}
          onChange={(event) => switchTo(id, event.currentTarget.checked)}
        />
      ),
    },
    {
      name: 'Actions',
      align: 'end',
      cell: (receiver) =>
        mayChange ? (
          <span className="row end">
            <Button
              variant="default"
              aria-label={`Change ${visible(receiver.name)}`}
              onClick={() => setChanging(receiver)}
            >
              Change
            </Button>
            <Button
              variant="default"
              aria-label={`Remove ${visible(receiver.name)}`}
              onClick={() => remove(receiver.id)}
            >
              Remove
            </Button>
          </span>
        ) : null,
    },
  ];
  return (
    <Page
      title="Receivers"
      lead="Everything that leaves the server goes to one of these."
      actions={
        mayChange ? (
          <Button leftSection={<PlusIcon />} onClick={() => setAdding(true)}>
            New receiver
          </Button>
        ) : null
      }
    >
      {change.isError ? <Trouble error={change.error} /> : null}
      <Panel flush>
        <Answer query={receivers}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="Nobody is told yet">A webhook or an e-mail address hears of new vulnerabilities.</Empty>
            ) : (
              <Table label="Receivers" rows={items} columns={columns} rowKey={({ id }) => id} />
            )
          }
        </Answer>
      </Panel>
      <EditDialog receiver={changing} onClose={() => setChanging(null)} />
      <ReceiverDialog open={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}
