import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { useNotice } from '../../design/notice.tsx';
import { Page, Panel } from '../../design/page.tsx';
import { Answer, Skeleton, Trouble } from '../../design/states.tsx';
import { visible } from '../../design/text.ts';
import { policyQuery } from '../queries.ts';
import styles from './policy.module.css';
import { type PolicyText, type PolicyWish, readPolicyText, textOf } from './policy-text.ts';
import { Preview } from './preview.tsx';
import { useRested } from './use-rested.ts';

type Policy = Schemas['Policy'];

/** Writes a policy, and shows while one writes what it would have said of the scans of the last days. */
export function EditPolicyPage() {
  const { project } = useSearch({ strict: false }) as { project?: string };
  const policy = useQuery(policyQuery(project));
  return (
    <Page
      title={project === undefined ? 'Edit the policy' : `Edit the policy of ${project}`}
      lead="Nothing holds before it is saved."
      wide
    >
      <Answer query={policy} waiting={<Skeleton lines={14} />}>
        {(known) => <Editor key={`${known.version} ${known.replaces}`} policy={known} project={project} />}
      </Answer>
    </Page>
  );
}

function Editor({ policy, project }: { policy: Policy; project: string | undefined }) {
  const [begun] = useState(() => textOf(policy));
  const [text, setText] = useState(begun);
  const read = readPolicyText(text);
  const rested = useRested(text, 700);
  const toPreview = readPolicyText(rested).wish;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Textarea
          label="Document"
          description={
            project !== undefined && policy.origin !== 'project'
              ? 'YAML. Once it is saved, the project has a policy of its own.'
              : 'YAML, with every part written out.'
          }
          error={read.problem === null ? undefined : problemWords(read.problem)}
          autosize
          minRows={16}
          maxRows={36}
          spellCheck={false}
          classNames={{ input: styles.text ?? '' }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Save policy={policy} project={project} wish={read.wish} changed={text !== begun} />
      </div>
      <div className={styles.column}>
        {toPreview === null ? (
          <Panel title="What it would have said">
            <p className="quiet">The preview waits for a document that can be read.</p>
          </Panel>
        ) : (
          <Preview project={project} document={toPreview.document} changed={rested !== begun} />
        )}
      </div>
    </div>
  );
}

function problemWords({ says, line }: NonNullable<PolicyText['problem']>): string {
  return line === null || /at line/.test(says) ? visible(says) : `Line ${line}: ${visible(says)}`;
}

function Save({
  policy,
  project,
  wish,
  changed,
}: {
  policy: Policy;
  project: string | undefined;
  wish: PolicyWish | null;
  changed: boolean;
}) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const say = useNotice();
  const search = project === undefined ? {} : { project };
  const save = useMutation({
    mutationFn: (body: PolicyWish & { version: number }) =>
      project === undefined
        ? answerOf(api.PUT('/api/v1/policy', { body }))
        : answerOf(api.PUT('/api/v1/projects/{project}/policy', { params: { path: { project } }, body })),
    onSuccess: async ({ version }) => {
      say(`Version ${version} holds from the next scan on.`);
      await queries.invalidateQueries({ queryKey: ['policy'] });
      await navigate({ to: '/settings/policy', search });
    },
  });
  return (
    <>
      {save.isError ? <Trouble error={save.error} /> : null}
      <div className="row end">
        <Link to="/settings/policy" search={search}>
          Cancel
        </Link>
        <Button
          disabled={wish === null || !changed}
          loading={save.isPending}
          onClick={() => wish !== null && save.mutate({ ...wish, version: policy.replaces })}
        >
          Save
        </Button>
      </div>
    </>
  );
}
