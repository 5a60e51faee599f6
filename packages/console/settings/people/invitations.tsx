import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../client/client.ts';
import { Panel } from '../../design/page.tsx';
import { Answer, Trouble } from '../../design/states.tsx';
import { Table } from '../../design/table.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import { invitationsQuery } from '../queries.ts';

/** Invitations that nobody has used; nothing when there are none. */
export function Invitations({ mayChange }: { mayChange: boolean }) {
  const invitations = useQuery(invitationsQuery);
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (invitation: string) =>
      answerOf(api.DELETE('/api/v1/invitations/{invitation}', { params: { path: { invitation } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  if (invitations.data?.items.length === 0) return null;
  return (
    <Panel title="Open invitations" flush>
      {withdraw.isError ? <Trouble error={withdraw.error} /> : null}
      <Answer query={invitations}>
        {({ items }) => (
          <Table
            label="Open invitations"
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              { name: 'Name', cell: ({ name }) => visible(name) },
              { name: 'E-mail', cell: ({ email }) => visible(email ?? '') },
              { name: 'Ends', cell: ({ ends }) => <When time={ends} /> },
              {
                name: 'Actions',
                align: 'end',
                cell: ({ id }) =>
                  mayChange ? (
                    <Button variant="default" onClick={() => withdraw.mutate(id)}>
                      Withdraw
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
      </Answer>
    </Panel>
  );
}
