import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api, type Schemas } from '../client/client.ts';
import { Dialog } from '../design/dialog.tsx';
import { useNotice } from '../design/notice.tsx';
import { Trouble } from '../design/states.tsx';

type Policy = Schemas['Policy'];

interface PolicyProps {
  readonly policy: Policy;
  /** Undefined: the organisation's. */
  readonly project: string | undefined;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Changes the document as a whole; the server checks every gate's expression before it holds. */
export function PolicyDialog(props: PolicyProps) {
  const { project, open, onClose } = props;
  const title = project === undefined ? 'Policy of the organisation' : `Policy of ${project}`;
  return (
    <Dialog title={title} open={open} side onClose={onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ policy, project, onClose }: PolicyProps) {
  const queries = useQueryClient();
  const say = useNotice();
  const change = useMutation({
    mutationFn: async (text: string) => {
      const body = { version: policy.replaces, document: documentIn(text) };
      if (project === undefined) return answerOf(api.PUT('/api/v1/policy', { body }));
      return answerOf(api.PUT('/api/v1/projects/{project}/policy', { params: { path: { project } }, body }));
    },
    onSuccess: async ({ version }) => {
      onClose();
      say(`Version ${version} holds from the next scan on.`);
      await queries.invalidateQueries({ queryKey: ['policy'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(String(new FormData(event.currentTarget).get('document')));
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textarea
        name="document"
        label="Document"
        description={
          project !== undefined && policy.origin !== 'project'
            ? 'From then on the project has a policy of its own.'
            : 'JSON, with every part written out.'
        }
        autosize
        minRows={12}
        maxRows={30}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mono)', fontSize: 13 } }}
        defaultValue={JSON.stringify(policy.document, null, 2)}
        autoFocus
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

/** Throws a sentence for what is no JSON; what is in it, the server checks. */
function documentIn(text: string): Policy['document'] {
  try {
    return JSON.parse(text) as Policy['document'];
  } catch (error) {
    throw new Error(`This is no JSON: ${(error as Error).message}`);
  }
}
