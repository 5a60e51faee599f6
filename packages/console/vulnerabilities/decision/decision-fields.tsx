import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../client/client.ts';
import { dayAfter } from '../../design/moment.ts';
import styles from './decision.module.css';

export type Kind = Schemas['DecisionKind'];

const KINDS: readonly { readonly kind: Kind; readonly word: string; readonly says: string }[] = [
  { kind: 'accepted', word: 'Accept', says: 'It is real and we live with it for a while.' },
  { kind: 'false-positive', word: 'False positive', says: 'It is not a problem here; say why.' },
  { kind: 'mitigated', word: 'Mitigated', says: 'Something else stands in front of it; say what.' },
  { kind: 'deferred', word: 'Defer', says: 'It will be fixed later; its deadline waits until then.' },
  { kind: 'wont-fix', word: "Won't fix", says: 'It is real and will never be fixed; say why that is right.' },
];

const SPANS = [30, 90, 365] as const;

export interface DecisionWish {
  readonly kind: Kind;
  readonly reason: string;
  readonly until: string;
}

/** What the fields of a form say. */
export function decisionIn(form: FormData): DecisionWish {
  return { kind: form.get('kind') as Kind, reason: String(form.get('reason')), until: String(form.get('until')) };
}

/** Which decision, why and until when: `kind`, `reason` and `until` of a form. */
export function DecisionFields({ onKind }: { onKind?: (kind: Kind) => void }) {
  const [today] = useState(() => Date.now());
  const [until, setUntil] = useState(() => dayAfter(today, 90));
  return (
    <>
      <fieldset className={styles.kinds}>
        <legend className="hidden-visually">Decision</legend>
        {KINDS.map(({ kind, word, says }) => (
          <label key={kind} className={styles.kind}>
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={kind === 'accepted'}
              onChange={() => onKind?.(kind)}
            />
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
          name="until"
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
    </>
  );
}
