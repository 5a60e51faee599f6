import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Badge } from '../../design/badge.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { PlusIcon } from '../../design/icons.tsx';
import { Panel } from '../../design/page.tsx';
import { Answer, Empty, Trouble } from '../../design/states.tsx';
import { type Column, Table } from '../../design/table.tsx';
import { visible } from '../../design/text.ts';
import { may, meQuery } from '../../session/queries.ts';
import { ProviderForm } from './provider-form.tsx';
import { type Provider, providersQuery } from './queries.ts';

/** Providers of single sign-on. */
export function Providers() {
  const [editing, setEditing] = useState<Provider | 'new' | null>(null);
  const providers = useQuery(providersQuery);
  const { data: me } = useQuery(meQuery);
  const queries = useQueryClient();
  const mayChange = may(me, 'provider.change');
  const remove = useMutation({
    mutationFn: (provider: string) =>
      answerOf(api.DELETE('/api/v1/identity-providers/{provider}', { params: { path: { provider } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: providersQuery.queryKey }),
  });
  const columns: readonly Column<Provider>[] = [
    {
      name: 'Provider',
      cell: ({ name, issuer, active, fromEnvironment }) => (
        <>
          <strong>{visible(name)}</strong> {active ? null : <Badge>off</Badge>}{' '}
          {fromEnvironment ? <Badge>environment</Badge> : null}
          <br />
          <code className="faint">{visible(issuer)}</code>
        </>
      ),
    },
    {
      name: 'Groups give',
      minor: true,
      cell: ({ mapping }) =>
        mapping.length === 0 ? (
          <span className="faint">nothing: only linked accounts come in</span>
        ) : (
          <span className="row">
            {mapping.slice(0, 6).map(({ group, role, project }) => (
              <Badge key={`${group} ${role} ${project}`}>
                {visible(group)}: {project === null ? role : `${role} of ${project}`}
              </Badge>
            ))}
            {mapping.length > 6 ? <span className="faint">and {mapping.length - 6} more</span> : null}
          </span>
        ),
    },
    {
      name: 'Actions',
      align: 'end',
      cell: (provider) =>
        mayChange && !provider.fromEnvironment ? (
          <span className="row end">
            <Button
              variant="default"
              aria-label={`Change ${visible(provider.name)}`}
              onClick={() => setEditing(provider)}
            >
              Change
            </Button>
            <Button
              variant="default"
              aria-label={`Remove ${visible(provider.name)}`}
              onClick={() => remove.mutate(provider.provider)}
            >
              Remove
            </Button>
          </span>
        ) : null,
    },
  ];
  const close = () => setEditing(null);
  return (
    <Panel
      title="Single sign-on"
      flush
      actions={
        mayChange ? (
          <Button variant="default" leftSection={<PlusIcon />} onClick={() => setEditing('new')}>
            New provider
          </Button>
        ) : null
      }
    >
      {remove.isError ? <Trouble error={remove.error} /> : null}
      <Answer query={providers}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No provider yet">
              With OpenID Connect people sign in as everywhere else, and their groups give them roles.
            </Empty>
          ) : (
            <Table label="Providers" rows={items} columns={columns} rowKey={({ id }) => id} />
          )
        }
      </Answer>
      <Dialog
        title={editing === 'new' || editing === null ? 'New provider' : visible(editing.name)}
        open={editing !== null}
        side
        onClose={close}
      >
        <ProviderForm provider={editing === 'new' ? null : editing} onClose={close} />
      </Dialog>
    </Panel>
  );
}
