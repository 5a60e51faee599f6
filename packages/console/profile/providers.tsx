import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../client/client.ts';
import { Badge } from '../design/badge.tsx';
import { Inset, Panel } from '../design/page.tsx';
import { type Column, Table } from '../design/table.tsx';
import { visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { type WaysIn, waysInQuery } from './queries.ts';
import { Refusal } from './refusal.tsx';

type Provider = WaysIn['providers'][number];

/** Providers of single sign-on, linked with this account or not. */
export function Providers({ ways }: { ways: WaysIn }) {
  const queries = useQueryClient();
  const link = useMutation({
    mutationFn: (provider: string) => answerOf(api.POST('/api/v1/me/ways-in', { body: { provider } })),
    onSuccess: ({ location }) => globalThis.location.assign(location),
  });
  const unlink = useMutation({
    mutationFn: (identity: string) =>
      answerOf(api.DELETE('/api/v1/me/ways-in/{identity}', { params: { path: { identity } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: waysInQuery.queryKey }),
  });
  if (ways.providers.length === 0) return null;
  const columns: readonly Column<Provider>[] = [
    {
      name: 'Provider',
      cell: ({ name, linked }) => (
        <>
          <strong>{visible(name)}</strong> {linked === null ? null : <Badge tone="pass">linked</Badge>}
        </>
      ),
    },
    {
      name: 'Used',
      cell: ({ linked }) => (linked?.used ? <When time={linked.used} /> : <span className="faint">never</span>),
    },
    {
      name: 'Actions',
      align: 'end',
      cell: ({ provider, name, linked }) =>
        linked === null ? (
          <Button variant="default" aria-label={`Link ${visible(name)}`} onClick={() => link.mutate(provider)}>
            Link
          </Button>
        ) : (
          <Button variant="default" aria-label={`Unlink ${visible(name)}`} onClick={() => unlink.mutate(linked.id)}>
            Unlink
          </Button>
        ),
    },
  ];
  const error = link.error ?? unlink.error;
  return (
    <Panel title="Single sign-on" flush>
      {error === null ? null : (
        <Inset>
          <Refusal error={error} />
        </Inset>
      )}
      <Table label="Providers" rows={ways.providers} columns={columns} rowKey={({ provider }) => provider} />
    </Panel>
  );
}
