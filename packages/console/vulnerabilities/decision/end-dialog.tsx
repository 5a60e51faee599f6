import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import type { Decision } from '../queries.ts';

interface EndProps {
  readonly vulnerability: string;
  readonly decision: Decision | null;
  readonly onClose: () => void;
}

/** Ends a decision before its day, with a reason. */
export function EndDialog({ vulnerability, decision, onClose }: EndProps) {
  return (
    <Dialog title="End the decision" open={decision !== null} onClose={onClose}>
      {decision === null ? null : <Form vulnerability={vulnerability} decision={decision} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ vulnerability, decision, onClose }: EndProps & { decision: Decision }) {
  const queries = useQueryClient();
  const say = useNotice();
  const end = useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        api.POST('/api/v1/decisions/{decision}/end', { params: { path: { decision: decision.id } }, body: { reason } }),
      ),
    onSuccess: async () => {
      onClose();
      say('The decision ended; it counts again.');
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['vulnerability', vulnerability] }),
        queries.invalidateQueries({ queryKey: ['vulnerabilities'] }),
      ]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    end.mutate(String(new FormData(event.currentTarget).get('reason')));
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textarea name="reason" label="Reason" required maxLength={2000} rows={3} autoFocus />
      {end.isError ? <Trouble error={end.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" color="red" loading={end.isPending}>
          End it
        </Button>
      </div>
    </form>
  );
}
