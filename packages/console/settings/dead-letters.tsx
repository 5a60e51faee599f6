import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../client/client.ts';
import { useNotice } from '../design/notice.tsx';
import { Page, Panel } from '../design/page.tsx';
import { Empty, Trouble } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { may, meQuery } from '../session/queries.ts';
import { Pages } from './pages.tsx';
import { outboxQuery } from './queries.ts';

type Message = Schemas['OutboxMessage'];
const STATES = [
  { value: 'dead', label: 'Dead letters' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'sent', label: 'Sent' },
] as const;
type State = (typeof STATES)[number]['value'];

/** What could not be delivered, and what waits or was sent. */
export function DeadLettersPage() {
  const [state, setState] = useState<State>('dead');
  const messages = useInfiniteQuery(outboxQuery(state));
  const { data: me } = useQuery(meQuery);
  const queries = useQueryClient();
  const say = useNotice();
  const retry = useMutation({
    mutationFn: (message: string) =>
      answerOf(api.POST('/api/v1/outbox/{message}/retry', { params: { path: { message } } })),
    onSuccess: async () => {
      say('It is tried again.');
      await queries.invalidateQueries({ queryKey: ['outbox'] });
    },
  });
  const columns: readonly Column<Message>[] = [
    { name: 'Receiver', cell: ({ receiver }) => visible(receiver.name) },
    { name: 'Made', cell: ({ created }) => <When time={created} /> },
    { name: 'Tries', align: 'end', minor: true, cell: ({ attempts }) => <span className="numbers">{attempts}</span> },
    {
      name: 'Last problem',
      cell: ({ problem }) => (problem === null ? <span className="faint">none</span> : visible(problem)),
    },
    {
      name: 'Action',
      align: 'end',
      cell: ({ id, state: at }) =>
        at === 'dead' && may(me, 'outbox.retry') ? (
          <Button variant="default" onClick={() => retry.mutate(id)}>
            Try again
          </Button>
        ) : null,
    },
  ];
  return (
    <Page
      title="Dead letters"
      actions={
        <NativeSelect
          aria-label="Messages"
          data={[...STATES]}
          value={state}
          onChange={(event) => setState(event.currentTarget.value as State)}
        />
      }
    >
      {retry.isError ? <Trouble error={retry.error} /> : null}
      <Panel flush>
        <Pages query={messages}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={state === 'dead' ? 'Everything arrived' : 'There are none'} />
            ) : (
              <Table label="Messages" rows={items} columns={columns} rowKey={({ id }) => id} />
            )
          }
        </Pages>
      </Panel>
    </Page>
  );
}
