import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import type { WholeVulnerability } from '../queries.ts';

/** Says that a witness is another flaw. */
export function SplitDialog({
  vulnerability,
  witness,
  onClose,
}: {
  vulnerability: string;
  witness: string | null;
  onClose: () => void;
}) {
  return (
    <Dialog title={`${witness ?? 'It'} is not the same`} open={witness !== null} onClose={onClose}>
      {witness === null ? null : <Split vulnerability={vulnerability} witness={witness} onClose={onClose} />}
    </Dialog>
  );
}

function Split({ vulnerability, witness, onClose }: { vulnerability: string; witness: string; onClose: () => void }) {
  const queries = useQueryClient();
  const say = useNotice();
  const split = useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        api.POST('/api/v1/vulnerabilities/{vulnerability}/split', {
          params: { path: { vulnerability } },
          body: { witness, reason },
        }),
      ),
    onSuccess: async ({ id }) => {
      onClose();
      say(`${id} stands alone now.`);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['vulnerability'] }),
        queries.invalidateQueries({ queryKey: ['vulnerabilities'] }),
      ]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    split.mutate(String(new FormData(event.currentTarget).get('reason')));
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">It is listed on its own from now on, and never joined again unless a person does it.</p>
      <TextInput name="reason" label="Reason" required maxLength={500} autoFocus />
      {split.isError ? <Trouble error={split.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={split.isPending}>
          Split
        </Button>
      </div>
    </form>
  );
}

interface MergeProps {
  readonly vulnerability: WholeVulnerability;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Says that it is the same flaw as another one of its project. */
export function MergeDialog({ vulnerability, open, onClose }: MergeProps) {
  return (
    <Dialog title={`${vulnerability.id} is the same as`} open={open} onClose={onClose}>
      {open ? <Merge vulnerability={vulnerability} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Merge({ vulnerability: { id, project }, onClose }: Omit<MergeProps, 'open'>) {
  const { org = '' } = useParams({ strict: false });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const say = useNotice();
  const merge = useMutation({
    mutationFn: (body: { into: string; reason: string }) =>
      answerOf(
        api.POST('/api/v1/vulnerabilities/{vulnerability}/merge', { params: { path: { vulnerability: id } }, body }),
      ),
    onSuccess: async ({ id: left }) => {
      onClose();
      say(`${id} is a witness of ${left} now.`);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['vulnerability'] }),
        queries.invalidateQueries({ queryKey: ['vulnerabilities'] }),
      ]);
      await navigate({ to: '/o/$org/p/$project/v/$vulnerability', params: { org, project, vulnerability: left } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    merge.mutate({ into: String(form.get('into')).trim().toUpperCase(), reason: String(form.get('reason')) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        name="into"
        label="Number"
        placeholder="VBN-123"
        required
        pattern="\s*[vV][bB][nN]-[0-9]+\s*"
        autoFocus
      />
      <TextInput name="reason" label="Reason" required maxLength={500} />
      {merge.isError ? <Trouble error={merge.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={merge.isPending}>
          Join
        </Button>
      </div>
    </form>
  );
}
