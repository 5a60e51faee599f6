import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { ShownOnce } from '../../design/copy.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Trouble } from '../../design/states.tsx';
import { receiversQuery } from '../queries.ts';
import { EventFields, eventsIn } from './event-fields.tsx';

export function ReceiverDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="New receiver" open={open} onClose={onClose}>
      <Form onClose={onClose} />
    </Dialog>
  );
}

type Kind = 'webhook' | 'mail';

function Form({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('webhook');
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: (body: { kind: Kind; name: string; address: string; events: string[] }) =>
      answerOf(api.POST('/api/v1/receivers', { body })),
    onSuccess: async ({ secret }) => {
      await queries.invalidateQueries({ queryKey: receiversQuery.queryKey });
      if (secret === null) onClose();
    },
  });
  const secret = add.data?.secret ?? null;
  if (secret !== null) {
    return (
      <div className="form">
        <ShownOnce label="The key that signs every message; it is shown only now." text={secret} />
        <div className="row end">
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    add.mutate({ kind, name: String(form.get('name')), address: String(form.get('address')), events: eventsIn(form) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <NativeSelect
        label="Kind"
        data={[
          { value: 'webhook', label: 'Webhook' },
          { value: 'mail', label: 'E-mail' },
        ]}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
      />
      <TextInput name="name" label="Name" required maxLength={100} />
      <TextInput
        key={kind}
        name="address"
        label={kind === 'webhook' ? 'Address (https)' : 'E-mail'}
        type={kind === 'webhook' ? 'url' : 'email'}
        required
      />
      <EventFields chosen={['*']} />
      {add.isError ? <Trouble error={add.error} /> : null}
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
