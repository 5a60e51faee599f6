import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Dialog } from '../design/dialog.tsx';
import { useNotice } from '../design/notice.tsx';
import { Trouble } from '../design/states.tsx';
import { type Project, projectsQuery } from './queries.ts';

interface SettingsProps {
  readonly project: Project;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What a project is called, where its code is, and what is kept of it. */
export function ProjectSettings(props: SettingsProps) {
  return (
    <Dialog title="Settings of the project" open={props.open} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ project, onClose }: SettingsProps) {
  const queries = useQueryClient();
  const say = useNotice();
  const { slug, name, repository, path, defaultBranch, snippets, archived } = project;
  const change = useMutation({
    mutationFn: (form: FormData) =>
      answerOf(
        api.PATCH('/api/v1/projects/{project}', {
          params: { path: { project: slug } },
          body: {
            name: text(form, 'name'),
            repository: text(form, 'repository') || null,
            path: text(form, 'path') || '.',
            defaultBranch: text(form, 'defaultBranch') || null,
            snippets: form.has('snippets') ? 'on' : 'off',
            archived: form.has('archived'),
          },
        }),
      ),
    onSuccess: async () => {
      onClose();
      say('The project was changed.');
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['project', slug] }),
        queries.invalidateQueries({ queryKey: projectsQuery.queryKey }),
      ]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput name="name" label="Name" required maxLength={200} defaultValue={name} autoFocus />
      <TextInput
        name="repository"
        label="Repository"
        description="Reports of another one are refused; may be empty."
        defaultValue={repository ?? ''}
      />
      <TextInput name="path" label="Folder in the repository" defaultValue={path} />
      <TextInput
        name="defaultBranch"
        label="Default branch"
        description="What is shown of a vulnerability is told there."
        defaultValue={defaultBranch ?? ''}
      />
      <Checkbox
        name="snippets"
        label="Keep lines of source"
        description="Without them a finding is shown by its place alone."
        defaultChecked={snippets === 'on'}
      />
      <Checkbox
        name="archived"
        label="Archived"
        description="It takes no scans and is not watched."
        defaultChecked={archived !== null}
      />
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

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}
