import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Trouble } from '../../design/states.tsx';
import { DecisionFields, type DecisionWish, decisionIn } from '../decision/decision-fields.tsx';
import { type Filter, queryOf } from '../filter.ts';
import { Preview } from './preview.tsx';
import { useChange } from './use-change.ts';

interface BulkProps {
  readonly filter: Filter;
  readonly project?: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** One decision about all that a list shows: said, previewed, done, and undone if it was wrong. */
export function BulkDialog({ open, ...rest }: BulkProps) {
  return (
    <Dialog title="Decide about all of these" open={open} onClose={rest.onClose}>
      <Steps {...rest} />
    </Dialog>
  );
}

function Steps({ filter, project, onClose }: Omit<BulkProps, 'open'>) {
  const { sort: _, ...narrowed } = queryOf(filter, project);
  const [wish, setWish] = useState<DecisionWish | null>(null);
  const preview = useMutation({
    mutationFn: (decision: DecisionWish) =>
      answerOf(
        api.POST('/api/v1/bulk/preview', {
          body: { filter: narrowed, change: { do: 'decide', ...decision } } as never,
        }),
      ),
    onMutate: setWish,
  });
  const change = useChange(onClose);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    preview.mutate(decisionIn(new FormData(event.currentTarget)));
  };
  const seen = preview.data;
  return (
    <>
      {/* stays, so that one can come back to what one wrote */}
      <form className="form" onSubmit={submit} hidden={seen !== undefined}>
        <DecisionFields />
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
      {seen === undefined || wish === null ? null : (
        <div className="form">
          <Preview kind={wish.kind} until={wish.until} preview={seen} />
          {change.isError ? <Trouble error={change.error} /> : null}
          <div className="row end">
            <Button variant="default" onClick={() => preview.reset()}>
              Back
            </Button>
            <Button
              disabled={seen.count === 0 || seen.tooMany}
              loading={change.isPending}
              onClick={() => change.mutate({ filter: narrowed, decision: wish, expected: seen.count })}
            >
              Decide about {seen.count}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
