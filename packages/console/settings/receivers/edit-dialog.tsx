import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Trouble } from '../../design/states.tsx';
import { receiversQuery } from '../queries.ts';
import { EventFields, eventsIn } from './event-fields.tsx';

type Receiver = Schemas['Receiver'];

interface EditProps {
  readonly receiver: Receiver | null;
  readonly onClose: () => void;
}

/** Another name, or other events; the address stays, since its key belongs to it. */
export function EditDialog({ receiver, onClose }: EditProps) {
  return (
    <Dialog title="Change a receiver" open={receiver !== null} onClose={onClose}>
      {receiver === null ? null : <Form receiver={receiver} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ receiver, onClose }: EditProps & { receiver: Receiver }) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { name: string; events: string[] }) =>
      answerOf(api.PATCH('/api/v1/receivers/{receiver}', { params: { path: { receiver: receiver.id } }, body })),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: receiversQuery.queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({ name: String(form.get('name')), events: eventsIn(form) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput name="name" label="Name" required maxLength={100} defaultValue={receiver.name} />
      <EventFields chosen={receiver.events} />
      {change.isError ? <Trouble error={change.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
