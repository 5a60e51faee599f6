import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Dialog } from '../design/dialog.tsx';
import { useNotice } from '../design/notice.tsx';
import { Fact, Facts, Panel } from '../design/page.tsx';
import { When } from '../design/when.tsx';
import { type WaysIn, waysInQuery } from './queries.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Refusal } from './refusal.tsx';
import { SetUpCodes } from './set-up-codes.tsx';

/** Codes of an authenticator app, asked after the password. */
export function Codes({ ways }: { ways: WaysIn }) {
  const { codes } = ways;
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const say = useNotice();
  const known = () => queries.invalidateQueries({ queryKey: waysInQuery.queryKey });
  const remove = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/me/codes')),
    onSuccess: async () => {
      say('No code is asked any more.');
      await known();
    },
  });
  const renew = useMutation({ mutationFn: () => answerOf(api.POST('/api/v1/me/recovery-codes')), onSuccess: known });
  return (
    <Panel title="One-time codes">
      <div className="form">
        {codes === null ? (
          <div className="row">
            <p className="quiet">An app on your phone shows a code that is asked after the password.</p>
            <Button variant="default" onClick={() => setOpen(true)}>
              Set up
            </Button>
          </div>
        ) : (
          <>
            <Facts>
              <Fact name="Asked since">
                <When time={codes.since} />
              </Fact>
              <Fact name="Last used">
                {codes.used === null ? <span className="faint">never</span> : <When time={codes.used} />}
              </Fact>
              <Fact name="Recovery codes">{codes.recoveryCodesLeft} left</Fact>
            </Facts>
            <div className="row">
              <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
                New recovery codes
              </Button>
              <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
                Remove the codes
              </Button>
            </div>
          </>
        )}
        {renew.isError ? <Refusal error={renew.error} /> : null}
        {remove.isError ? <Refusal error={remove.error} /> : null}
      </div>
      <Dialog title="Set up one-time codes" open={open} onClose={() => setOpen(false)}>
        <SetUpCodes onClose={() => setOpen(false)} />
      </Dialog>
      <Dialog title="New recovery codes" open={renew.data !== undefined} onClose={() => renew.reset()}>
        <RecoveryCodes codes={renew.data?.recoveryCodes ?? []} onDone={() => renew.reset()} />
      </Dialog>
    </Panel>
  );
}
