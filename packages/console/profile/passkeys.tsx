import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Badge } from '../design/badge.tsx';
import { Dialog } from '../design/dialog.tsx';
import { PlusIcon } from '../design/icons.tsx';
import { useNotice } from '../design/notice.tsx';
import { Inset, Panel } from '../design/page.tsx';
import { Empty } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { meQuery } from '../session/queries.ts';
import { type WaysIn, waysInQuery } from './queries.ts';
import { Refusal } from './refusal.tsx';

type Passkey = WaysIn['passkeys'][number];

/** Keys of one's own devices, each enough to sign in. */
export function Passkeys({ ways }: { ways: WaysIn }) {
  const [adding, setAdding] = useState(false);
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (identity: string) =>
      answerOf(api.DELETE('/api/v1/me/ways-in/{identity}', { params: { path: { identity } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: waysInQuery.queryKey }),
  });
  const columns: readonly Column<Passkey>[] = [
    {
      name: 'Passkey',
      cell: ({ name, synced }) => (
        <>
          <strong>{visible(name)}</strong> {synced ? <Badge>synced</Badge> : null}
        </>
      ),
    },
    { name: 'Added', minor: true, cell: ({ created }) => <When time={created} /> },
    { name: 'Used', cell: ({ used }) => (used === null ? <span className="faint">never</span> : <When time={used} />) },
    {
      name: 'Actions',
      align: 'end',
      cell: ({ id, name }) => (
        <Button variant="default" aria-label={`Remove ${visible(name)}`} onClick={() => remove.mutate(id)}>
          Remove
        </Button>
      ),
    },
  ];
  return (
    <Panel
      title="Passkeys"
      flush
      actions={
        ways.mayHavePasskeys ? (
          <Button variant="default" leftSection={<PlusIcon />} onClick={() => setAdding(true)}>
            Add a passkey
          </Button>
        ) : null
      }
    >
      {remove.isError ? (
        <Inset>
          <Refusal error={remove.error} />
        </Inset>
      ) : null}
      {ways.passkeys.length === 0 ? (
        <Empty title="No passkey yet">
          {ways.mayHavePasskeys
            ? 'With one, your fingerprint, face or PIN is enough to sign in; no code is asked.'
            : 'They need a host name with TLS; the server’s address is set with --base-url.'}
        </Empty>
      ) : (
        <Table label="Passkeys" rows={ways.passkeys} columns={columns} rowKey={({ id }) => id} />
      )}
      <Dialog title="Add a passkey" open={adding} onClose={() => setAdding(false)}>
        <AddPasskey onClose={() => setAdding(false)} />
      </Dialog>
    </Panel>
  );
}

function AddPasskey({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const say = useNotice();
  const add = useMutation({
    mutationFn: async (name: string) => {
      const { startRegistration } = await import('@simplewebauthn/browser');
      const options = await answerOf(api.POST('/api/v1/me/passkeys/challenge'));
      const response = await startRegistration({ optionsJSON: options as never });
      return answerOf(api.POST('/api/v1/me/passkeys', { body: { name, response: { ...response } } }));
    },
    onSuccess: async (ways) => {
      queries.setQueryData(waysInQuery.queryKey, ways);
      onClose();
      say('From now on this passkey signs you in.');
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(String(new FormData(event.currentTarget).get('name')));
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        name="name"
        label="Name"
        description="Where it lives: “phone”, “blue security key”."
        required
        autoFocus
        maxLength={100}
      />
      {add.isError ? <Refusal error={add.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={add.isPending}>
          Add
        </Button>
      </div>
    </form>
  );
}
