import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { ShownOnce } from '../../design/copy.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Trouble } from '../../design/states.tsx';
import { RoleFields, roleOf } from '../role-fields.tsx';

export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Invite a person" open={open} onClose={onClose}>
      <Form onClose={onClose} />
    </Dialog>
  );
}

interface Invitation {
  name: string;
  email: string;
  role: Schemas['Role'];
  project: string | null;
}

function Form({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (body: Invitation) => answerOf(api.POST('/api/v1/invitations', { body })),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['invitations'] }),
        queries.invalidateQueries({ queryKey: ['people'] }),
      ]),
  });
  if (invite.data !== undefined) {
    return (
      <div className="form">
        <ShownOnce
          label="Give this link to the person; it is shown only now and ends after seven days."
          text={invite.data.link}
        />
        <div className="row end">
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    invite.mutate({ name: String(form.get('name')), email: String(form.get('email')), ...roleOf(form) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput name="name" label="Name" required autoFocus maxLength={200} />
      <TextInput name="email" label="E-mail" type="email" required />
      <RoleFields />
      {invite.isError ? <Trouble error={invite.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={invite.isPending}>
          Make a link
        </Button>
      </div>
    </form>
  );
}
