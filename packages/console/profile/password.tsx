import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../client/client.ts';
import { useNotice } from '../design/notice.tsx';
import { Panel } from '../design/page.tsx';
import { Trouble } from '../design/states.tsx';
import styles from './profile.module.css';

export function Password() {
  const say = useNotice();
  const [round, setRound] = useState(0);
  const change = useMutation({
    mutationFn: (body: { current: string; next: string }) => answerOf(api.POST('/api/v1/me/password', { body })),
    onSuccess: () => {
      setRound(round + 1);
      say('Your password was changed; every other session ended.');
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({ current: String(form.get('current')), next: String(form.get('next')) });
  };
  return (
    <Panel title="Password">
      <form key={round} className={styles.password} onSubmit={submit}>
        <PasswordInput name="current" label="Now" autoComplete="current-password" required />
        <PasswordInput
          name="next"
          label="New, 12 characters or more"
          autoComplete="new-password"
          minLength={12}
          required
        />
        <Button type="submit" variant="default" size="sm" loading={change.isPending}>
          Change
        </Button>
      </form>
      {change.isError ? <Trouble error={change.error} /> : null}
    </Panel>
  );
}
