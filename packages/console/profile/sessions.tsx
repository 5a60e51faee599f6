import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../client/client.ts';
import { Badge } from '../design/badge.tsx';
import { Panel } from '../design/page.tsx';
import { Answer, Trouble } from '../design/states.tsx';
import { Table } from '../design/table.tsx';
import { visible } from '../design/text.ts';
import { When } from '../design/when.tsx';

const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: () => answerOf(api.GET('/api/v1/me/sessions')),
});

/** Where one is signed in. */
export function Sessions() {
  const sessions = useQuery(sessionsQuery);
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (session: string) =>
      answerOf(api.DELETE('/api/v1/me/sessions/{session}', { params: { path: { session } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <Panel title="Where you are signed in" flush>
      {end.isError ? <Trouble error={end.error} /> : null}
      <Answer query={sessions}>
        {({ items }) => (
          <Table
            label="Sessions"
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                name: 'Browser',
                cell: ({ agent, current }) => (
                  <>
                    {visible(agent) || 'unknown'} {current ? <Badge tone="pass">this one</Badge> : null}
                  </>
                ),
              },
              { name: 'Last seen', cell: ({ seen }) => <When time={seen} /> },
              { name: 'Ends', minor: true, cell: ({ ends }) => <When time={ends} /> },
              {
                name: 'Actions',
                align: 'end',
                cell: ({ id, current }) =>
                  current ? null : (
                    <Button variant="default" onClick={() => end.mutate(id)}>
                      End
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answer>
    </Panel>
  );
}
