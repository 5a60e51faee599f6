import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { Panel } from '../../design/page.tsx';
import { Answer, Skeleton } from '../../design/states.tsx';
import { counted, visible } from '../../design/text.ts';
import { ChangedScans } from './changed-scans.tsx';
import { OtherGates } from './other-gates.tsx';
import styles from './policy.module.css';

type Document = Schemas['Policy']['document'];
export type PolicyPreview = Schemas['PolicyPreview'];

const SPANS = [7, 30, 90] as const;

const previewQuery = (project: string | undefined, document: Document, days: number) => ({
  queryKey: ['policy', 'preview', project ?? null, days, document],
  queryFn: () => {
    const body = { document, days };
    return project === undefined
      ? answerOf(api.POST('/api/v1/policy/preview', { body }))
      : answerOf(api.POST('/api/v1/projects/{project}/policy/preview', { params: { path: { project } }, body }));
  },
  placeholderData: keepPreviousData<PolicyPreview>,
  // what is wrong with a document is as wrong the second time
  retry: false,
});

/** What the document would have said of the scans of the last days. */
export function Preview({
  project,
  document,
  changed,
}: {
  project: string | undefined;
  document: Document;
  changed: boolean;
}) {
  const [days, setDays] = useState<number>(30);
  const preview = useQuery(previewQuery(project, document, days));
  return (
    <Panel
      title="What it would have said"
      actions={
        <NativeSelect
          aria-label="Of the scans of"
          value={String(days)}
          data={SPANS.map((span) => ({ value: String(span), label: `the last ${span} days` }))}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
      }
    >
      {/* a refusal belongs to what is written now, not to the answer before */}
      <Answer query={preview.isError ? ({ ...preview, data: undefined } as never) : preview} waiting={<Skeleton />}>
        {(known: PolicyPreview) => (
          <div className={styles.preview} aria-busy={preview.isFetching} data-old={preview.isPlaceholderData}>
            <Verdicts preview={known} changed={changed} />
            <ChangedScans preview={known} />
            <OtherGates preview={known} />
            {known.notLooked.map(({ scans, why }) => (
              <p key={why} className="quiet">
                {counted(scans, 'scan')} not judged again: {visible(why)}
              </p>
            ))}
          </div>
        )}
      </Answer>
    </Panel>
  );
}

const WORDS = [
  { verdict: 'pass', word: 'pass', colour: 'pass' },
  { verdict: 'fail', word: 'fail', colour: 'fail' },
  { verdict: 'unproven', word: 'unproven', colour: 'unknown' },
] as const;

function Verdicts({
  preview: { looked, before, after, changedInAll },
  changed,
}: {
  preview: PolicyPreview;
  changed: boolean;
}) {
  if (looked === 0) return <p className="quiet">There was no scan in these days to judge again.</p>;
  return (
    <>
      <p>
        {changedInAll === 0
          ? `None of ${counted(looked, 'scan')} would have ended otherwise${changed ? '' : ': nothing is changed yet'}.`
          : `${counted(changedInAll, 'scan')} of ${looked} would have ended otherwise.`}
      </p>
      <div className={styles.tallies}>
        <Tally name="Now" counts={before} looked={looked} />
        <Tally name="Then" counts={after} looked={looked} />
      </div>
    </>
  );
}

function Tally({ name, counts, looked }: { name: string; counts: PolicyPreview['before']; looked: number }) {
  return (
    <div className={styles.tally}>
      <span className="quiet">{name}</span>
      <span className={styles.line} aria-hidden="true">
        {WORDS.filter(({ verdict }) => counts[verdict] > 0).map(({ verdict, colour }) => (
          <span
            key={verdict}
            style={{ flexGrow: counts[verdict] / Math.max(1, looked), background: `var(--${colour})` }}
          />
        ))}
      </span>
      <span className="numbers">{WORDS.map(({ verdict, word }) => `${counts[verdict]} ${word}`).join(', ')}</span>
    </div>
  );
}
