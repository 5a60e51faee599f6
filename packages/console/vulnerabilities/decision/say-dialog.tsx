import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import type { Decision } from '../queries.ts';

/** What a person says of a decision that is there, with a reason. */
const SAYINGS = {
  end: {
    title: 'End the decision',
    button: 'End it',
    color: 'red',
    done: 'The decision ended; it counts again.',
    path: '/api/v1/decisions/{decision}/end',
  },
  reject: {
    title: 'Reject the proposal',
    button: 'Reject',
    color: 'red',
    done: 'The proposal is rejected; it counts as before.',
    path: '/api/v1/decisions/{decision}/reject',
  },
  confirm: {
    title: 'Confirm the decision',
    button: 'It still holds',
    color: undefined,
    done: 'Confirmed: the decision holds although its ground changed.',
    path: '/api/v1/decisions/{decision}/confirm',
  },
} as const;

export interface Saying {
  readonly what: keyof typeof SAYINGS;
  readonly decision: Decision;
}

interface SayProps {
  readonly vulnerability: string;
  readonly saying: Saying | null;
  readonly onClose: () => void;
}

export function SayDialog({ vulnerability, saying, onClose }: SayProps) {
  return (
    <Dialog title={saying === null ? 'Decision' : SAYINGS[saying.what].title} open={saying !== null} onClose={onClose}>
      {saying === null ? null : <Form vulnerability={vulnerability} saying={saying} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ vulnerability, saying, onClose }: SayProps & { saying: Saying }) {
  const queries = useQueryClient();
  const notice = useNotice();
  const { button, color, done, path } = SAYINGS[saying.what];
  const say = useMutation({
    mutationFn: (reason: string) =>
      answerOf(api.POST(path, { params: { path: { decision: saying.decision.id } }, body: { reason } })),
    onSuccess: async () => {
      onClose();
      notice(done);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['vulnerability', vulnerability] }),
        queries.invalidateQueries({ queryKey: ['vulnerabilities'] }),
      ]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    say.mutate(String(new FormData(event.currentTarget).get('reason')));
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textarea name="reason" label="Reason" required maxLength={2000} rows={3} autoFocus />
      {say.isError ? <Trouble error={say.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" {...(color === undefined ? {} : { color })} loading={say.isPending}>
          {button}
        </Button>
      </div>
    </form>
  );
}
