import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import { counted, visible } from '../../design/text.ts';
import { projectsQuery } from '../../projects/queries.ts';
import { peopleQuery } from '../queries.ts';
import type { WhatToErase } from './queries.ts';
import { toldWords } from './told.ts';

type Kind = WhatToErase['kind'];

/** Says what and why, shows what would go, and asks once more: it cannot be undone. */
export function EraseDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Erase" open={open} onClose={onClose}>
      <Steps onClose={onClose} />
    </Dialog>
  );
}

function Steps({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('text');
  const [sure, setSure] = useState(false);
  const queries = useQueryClient();
  const say = useNotice();
  const preview = useMutation({
    mutationFn: ({ what }: { what: WhatToErase; reason: string }) =>
      answerOf(api.POST('/api/v1/erasures/preview', { body: { what } })),
  });
  const erase = useMutation({
    mutationFn: (body: { what: WhatToErase; reason: string }) => answerOf(api.POST('/api/v1/erasures', { body })),
    onSuccess: async ({ state }) => {
      onClose();
      say(state === 'done' ? 'It is erased.' : 'It is erased from the database; reports are still written anew.');
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    preview.mutate({ what: whatIn(form, kind), reason: String(form.get('reason')) });
  };
  const seen = preview.data;
  const wish = preview.variables;
  return (
    <>
      {/* stays, so that one can come back to what one wrote */}
      <form className="form" onSubmit={submit} hidden={seen !== undefined}>
        <NativeSelect
          label="What"
          value={kind}
          data={[
            { value: 'text', label: 'A text, for example a secret that leaked' },
            { value: 'person', label: 'A person' },
            { value: 'project', label: 'A project with all that is known of it' },
          ]}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
        />
        <Which kind={kind} />
        <Textarea
          name="reason"
          label="Reason"
          description="It stays, on the tombstone."
          required
          maxLength={1000}
          rows={2}
        />
        {preview.isError ? <Trouble error={preview.error} /> : null}
        <div className="row end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={preview.isPending}>
            Preview
          </Button>
        </div>
      </form>
      {seen === undefined || wish === undefined ? null : (
        <div className="form">
          <p>
            This changes or deletes <strong>{toldWords(seen.told)}</strong>.
            {seen.unread === 0
              ? ''
              : ` ${counted(seen.unread, 'report')} could not be read: nobody knows what they hold.`}
          </p>
          <Checkbox
            label="It cannot be undone, and I am sure"
            checked={sure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          {erase.isError ? <Trouble error={erase.error} /> : null}
          <div className="row end">
            <Button variant="default" onClick={() => preview.reset()}>
              Back
            </Button>
            <Button color="red" disabled={!sure} loading={erase.isPending} onClick={() => erase.mutate(wish)}>
              Erase
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function Which({ kind }: { kind: Kind }) {
  const projects = useQuery(projectsQuery);
  const people = useInfiniteQuery(peopleQuery);
  if (kind === 'text') {
    return (
      <Textarea
        name="text"
        label="The text"
        description="Exactly as it stands, at least six characters. It is kept nowhere."
        required
        minLength={6}
        maxLength={10_000}
        rows={2}
        autoComplete="off"
        spellCheck={false}
      />
    );
  }
  const data =
    kind === 'project'
      ? (projects.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: visible(name) }))
      : (people.data?.pages.flatMap(({ items }) => items) ?? []).map(({ id, name }) => {
          return { value: id, label: visible(name) };
        });
  return <NativeSelect name={kind} label={kind === 'project' ? 'Which project' : 'Who'} required data={data} />;
}

function whatIn(form: FormData, kind: Kind): WhatToErase {
  const value = String(form.get(kind));
  if (kind === 'project') return { kind, project: value };
  return kind === 'person' ? { kind, person: value } : { kind, text: value };
}
