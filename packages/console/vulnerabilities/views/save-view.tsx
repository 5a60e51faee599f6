import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import { visible } from '../../design/text.ts';
import type { Filter } from '../filter.ts';
import { queryOfFilter } from './view-search.ts';

interface SaveProps {
  readonly filter: Filter;
  readonly project?: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Gives what is shown now a name. */
export function SaveView({ open, ...rest }: SaveProps) {
  return (
    <Dialog title="Save this view" open={open} onClose={rest.onClose}>
      <Form {...rest} />
    </Dialog>
  );
}

function Form({ filter, project, onClose }: Omit<SaveProps, 'open'>) {
  const queries = useQueryClient();
  const say = useNotice();
  const query = queryOfFilter(filter, project);
  const save = useMutation({
    mutationFn: (body: { name: string; query: string; shared: boolean }) =>
      answerOf(api.POST('/api/v1/views', { body })),
    onSuccess: async ({ name }) => {
      onClose();
      say(`Saved as ${visible(name)}.`);
      await queries.invalidateQueries({ queryKey: ['views'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({ name: String(form.get('name')), query, shared: form.get('shared') !== null });
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">
        It keeps what narrows the list and its order:{' '}
        <code>{query === '' ? 'everything open, the soonest first' : visible(query)}</code>
      </p>
      <TextInput name="name" label="Name" required maxLength={100} autoFocus />
      <Checkbox name="shared" label="Everybody sees it" />
      {save.isError ? <Trouble error={save.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
