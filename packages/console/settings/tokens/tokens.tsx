import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { PlusIcon } from '../../design/icons.tsx';
import { Page, Panel } from '../../design/page.tsx';
import { Empty, Trouble } from '../../design/states.tsx';
import { may, meQuery } from '../../session/queries.ts';
import { Pages } from '../pages.tsx';
import { tokensQuery } from '../queries.ts';
import { TokenDialog } from './token-dialog.tsx';
import { TokenTable } from './token-table.tsx';

/** Tokens of the whole organisation; those of machines are made here, one's own on the profile. */
export function TokensPage() {
  const [making, setMaking] = useState(false);
  const tokens = useInfiniteQuery(tokensQuery);
  const { data: me } = useQuery(meQuery);
  const queries = useQueryClient();
  const mayChange = may(me, 'token.change');
  const again = () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  const revoke = useMutation({
    mutationFn: (token: string) => answerOf(api.DELETE('/api/v1/tokens/{token}', { params: { path: { token } } })),
    onSuccess: again,
  });
  return (
    <Page
      title="Tokens"
      lead="For pipelines and other machines. Your own are on your profile."
      actions={
        mayChange ? (
          <Button leftSection={<PlusIcon />} onClick={() => setMaking(true)}>
            New token
          </Button>
        ) : null
      }
    >
      {revoke.isError ? <Trouble error={revoke.error} /> : null}
      <Panel flush>
        <Pages query={tokens}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="No token yet">A pipeline needs one to send its reports.</Empty>
            ) : (
              <TokenTable tokens={items} onRevoke={mayChange ? (token) => revoke.mutate(token) : undefined} />
            )
          }
        </Pages>
      </Panel>
      <TokenDialog
        open={making}
        onClose={() => setMaking(false)}
        make={(body) => answerOf(api.POST('/api/v1/tokens', { body }))}
        onMade={again}
      />
    </Page>
  );
}
