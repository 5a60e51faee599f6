import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Dialog } from '../design/dialog.tsx';
import { Trouble } from '../design/states.tsx';
import { projectsQuery } from './queries.ts';
import { slugOf } from './slug.ts';

export function NewProject({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="New project" open={open} onClose={onClose}>
      <Form onClose={onClose} />
    </Dialog>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const { org = '' } = useParams({ strict: false });
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | null>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (body: { slug: string; name: string; repository: string | null; path: string; defaultBranch: null }) =>
      answerOf(api.POST('/api/v1/projects', { body })),
    onSuccess: async (project) => {
      await queries.invalidateQueries({ queryKey: projectsQuery.queryKey });
      onClose();
      void navigate({ to: '/o/$org/p/$project', params: { org, project: project.slug } });
    },
  });
  const shownSlug = slug ?? slugOf(name);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const repository = String(form.get('repository')).trim();
    create.mutate({
      slug: shownSlug,
      name,
      repository: repository === '' ? null : repository,
      path: String(form.get('path')).trim() || '.',
      defaultBranch: null,
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        label="Name"
        required
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Short name"
        description="Stands in addresses and in the command."
        required
        pattern="[a-z0-9][a-z0-9._\-]*"
        value={shownSlug}
        onChange={(event) => setSlug(event.currentTarget.value)}
      />
      <TextInput name="repository" label="Repository" description="Reports of another one are refused; may be empty." />
      <TextInput name="path" label="Folder in the repository" defaultValue="." />
      {create.isError ? <Trouble error={create.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Create
        </Button>
      </div>
    </form>
  );
}
