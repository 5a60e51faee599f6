import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { dayAfter } from '../../design/moment.ts';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import type { WholeVulnerability } from '../queries.ts';
import styles from './decision.module.css';

type Kind = Schemas['DecisionKind'];

const KINDS: readonly { readonly kind: Kind; readonly word: string; readonly says: string }[] = [
  { kind: 'accepted', word: 'Accept', says: 'It is real and we live with it for a while.' },
  { kind: 'false-positive', word: 'False positive', says: 'It is not a problem here; say why.' },
  { kind: 'mitigated', word: 'Mitigated', says: 'Something else stands in front of it; say what.' },
  { kind: 'deferred', word: 'Defer', says: 'It will be fixed later; its deadline waits until then.' },
  { kind: 'wont-fix', word: "Won't fix", says: 'It is real and will never be fixed; say why that is right.' },
];

const SPANS = [30, 90, 365] as const;

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

function Form({ vulnerability: { id }, onClose }: Omit<DecideProps, 'open'>) {
  const [today] = useState(() => Date.now());
  const [until, setUntil] = useState(() => dayAfter(today, 90));
  const queries = useQueryClient();
  const say = useNotice();
  const decide = useMutation({
    mutationFn: (body: { kind: Kind; reason: string; until: string }) =>
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
    decide.mutate({ kind: form.get('kind') as Kind, reason: String(form.get('reason')), until });
  };
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className={styles.kinds}>
        <legend className="hidden-visually">Decision</legend>
        {KINDS.map(({ kind, word, says }) => (
          <label key={kind} className={styles.kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={kind === 'accepted'} />
            <strong>{word}</strong>
            <span>{says}</span>
          </label>
        ))}
      </fieldset>
      <Textarea
        name="reason"
        label="Reason"
        description="Others read it, the pipeline too."
        required
        maxLength={2000}
        autosize={false}
        rows={4}
      />
      <div className="row">
        <TextInput
          label="Holds until"
          type="date"
          required
          min={dayAfter(today, 0)}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <span className="row">
          {SPANS.map((days) => (
            <Button key={days} variant="subtle" onClick={() => setUntil(dayAfter(today, days))}>
              {days} days
            </Button>
          ))}
        </span>
      </div>
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
