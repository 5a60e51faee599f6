import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import { visible } from '../../design/text.ts';
import type { WholeVulnerability } from '../queries.ts';
import { DecisionFields, type DecisionWish, decisionIn, type Kind } from './decision-fields.tsx';

interface DecideProps {
  readonly vulnerability: WholeVulnerability;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A decision needs a reason and an end. */
export function DecideDialog({ vulnerability, open, onClose }: DecideProps) {
  return (
    <Dialog title={`Decide about ${vulnerability.id}`} open={open} onClose={onClose}>
      <Form vulnerability={vulnerability} onClose={onClose} />
    </Dialog>
  );
}

type Wish = DecisionWish & { readonly pattern?: { readonly path: string } };

function Form({ vulnerability: { id, rule, may }, onClose }: Omit<DecideProps, 'open'>) {
  const [kind, setKind] = useState<Kind>('accepted');
  const queries = useQueryClient();
  const say = useNotice();
  const decide = useMutation({
    mutationFn: (body: Wish) =>
      answerOf(
        api.POST('/api/v1/vulnerabilities/{vulnerability}/decisions', {
          params: { path: { vulnerability: id } },
          body,
        }),
      ),
    onSuccess: async ({ state }) => {
      onClose();
      say(
        state === 'proposed'
          ? `Proposed for ${id}. It holds once somebody else approves it.`
          : `Decided about ${id}. The next scan respects it.`,
      );
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['vulnerability', id] }),
        queries.invalidateQueries({ queryKey: ['vulnerabilities'] }),
      ]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const path = String(form.get('pattern') ?? '').trim();
    decide.mutate({ ...decisionIn(form), ...(path === '' ? {} : { pattern: { path } }) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <DecisionFields onKind={setKind} />
      {kind === 'false-positive' && may.includes('decision.make') ? (
        <TextInput
          name="pattern"
          label="The same holds below"
          description={`A glob, if ${visible(rule)} is wrong everywhere there: it becomes a rule of the policy.`}
          placeholder="test/**"
          maxLength={500}
        />
      ) : null}
      {decide.isError ? <Trouble error={decide.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={decide.isPending}>
          Decide
        </Button>
      </div>
    </form>
  );
}
