import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../client/client.ts';
import { PlusIcon } from '../design/icons.tsx';
import { Panel } from '../design/page.tsx';
import { Answer, Empty, Trouble } from '../design/states.tsx';
import { TokenDialog } from '../settings/tokens/token-dialog.tsx';
import { TokenTable } from '../settings/tokens/token-table.tsx';

const ownTokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: () => answerOf(api.GET('/api/v1/me/tokens')),
});

/** Tokens that may at most what their person may. */
export function OwnTokens() {
  const [making, setMaking] = useState(false);
  const tokens = useQuery(ownTokensQuery);
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ownTokensQuery.queryKey });
  const revoke = useMutation({
    mutationFn: (token: string) => answerOf(api.DELETE('/api/v1/me/tokens/{token}', { params: { path: { token } } })),
    onSuccess: again,
  });
  return (
    <Panel
      title="Your tokens"
      flush
      actions={
        <Button variant="default" leftSection={<PlusIcon />} onClick={() => setMaking(true)}>
          New token
        </Button>
      }
    >
      {revoke.isError ? <Trouble error={revoke.error} /> : null}
      <Answer query={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No token yet">With one, the command speaks for you.</Empty>
          ) : (
            <TokenTable tokens={items} onRevoke={(token) => revoke.mutate(token)} />
          )
        }
      </Answer>
      <TokenDialog
        open={making}
        onClose={() => setMaking(false)}
        make={(body) => answerOf(api.POST('/api/v1/me/tokens', { body }))}
        onMade={again}
      />
    </Panel>
  );
}
