import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api, type Schemas } from '../client/client.ts';
import { Dialog } from '../design/dialog.tsx';
import { useNotice } from '../design/notice.tsx';
import { Trouble } from '../design/states.tsx';
import { counted } from '../design/text.ts';
import { branchTitle } from './branch-title.ts';

type Branch = Schemas['Branch'];

interface RetireProps {
  readonly project: string;
  readonly branch: Branch | null;
  readonly onClose: () => void;
}

/** Says that a branch is no more, so that what is open on it does not stay open for ever. */
export function RetireDialog({ project, branch, onClose }: RetireProps) {
  return (
    <Dialog title="Retire a branch" open={branch !== null} onClose={onClose}>
      {branch === null ? null : <Form project={project} branch={branch} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ project, branch, onClose }: RetireProps & { branch: Branch }) {
  const queries = useQueryClient();
  const say = useNotice();
  const { name, pullRequest, open } = branch;
  const retire = useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        api.POST('/api/v1/projects/{project}/retired-branches', {
          params: { path: { project } },
          body: pullRequest === null ? { branch: name, reason } : { pullRequest, reason },
        }),
      ),
    onSuccess: async () => {
      onClose();
      say(`${branchTitle(branch)} is retired; a new scan of it brings it back.`);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['project', project] }),
        queries.invalidateQueries({ queryKey: ['vulnerabilities'] }),
      ]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    retire.mutate(String(new FormData(event.currentTarget).get('reason')));
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>
        {open === 0 ? 'Nothing is' : counted(open, 'vulnerability is', 'vulnerabilities are')} open on{' '}
        <strong>{branchTitle(branch)}</strong>, and will be gone with it. It is watched no more.
      </p>
      <TextInput name="reason" label="Reason" required maxLength={300} defaultValue="merged or deleted" autoFocus />
      {retire.isError ? <Trouble error={retire.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={retire.isPending}>
          Retire
        </Button>
      </div>
    </form>
  );
}
