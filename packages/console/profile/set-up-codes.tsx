import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Skeleton } from '../design/states.tsx';
import { meQuery } from '../session/queries.ts';
import { QrCode } from './qr-code.tsx';
import { waysInQuery } from './queries.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Refusal } from './refusal.tsx';

/** A secret for the app, its first code, then the recovery codes. */
export function SetUpCodes({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const begun = useRef(false);
  const begin = useMutation({ mutationFn: () => answerOf(api.POST('/api/v1/me/codes')) });
  const confirm = useMutation({
    mutationFn: (code: string) => answerOf(api.POST('/api/v1/me/codes/confirmation', { body: { code } })),
  });
  useEffect(() => {
    if (!begun.current) begin.mutate();
    begun.current = true;
  }, [begin.mutate]);
  if (confirm.data !== undefined) {
    const done = () => {
      onClose();
      void queries.invalidateQueries({ queryKey: waysInQuery.queryKey });
      void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    };
    return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={done} />;
  }
  if (begin.isError) return <Refusal error={begin.error} />;
  if (begin.data === undefined) return <Skeleton lines={6} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code')));
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">Let your authenticator app read this, or type the key below into it.</p>
      <QrCode text={begin.data.uri} label="QR code for an authenticator app" />
      <code>{begin.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      <TextInput
        name="code"
        label="The code that it shows now"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        minLength={6}
        maxLength={10}
      />
      {confirm.isError ? <Refusal error={confirm.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={confirm.isPending}>
          Confirm
        </Button>
      </div>
    </form>
  );
}
