import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api } from '../client/client.ts';
import { asProblem } from '../client/problem.ts';
import { Trouble } from '../design/states.tsx';
import { useComeIn } from './come-in.ts';

/** Whether a sign-in goes on with a one-time code. */
export function asksCode(error: unknown): boolean {
  return error !== null && asProblem(error).code === 'code-needed';
}

/** The second step of a sign-in. */
export function CodeForm({ to, onBack }: { to: string | undefined; onBack: () => void }) {
  const comeIn = useComeIn();
  const give = useMutation({
    mutationFn: (code: string) => answerOf(api.POST('/api/v1/session/code', { body: { code } })),
    onSuccess: (me) => comeIn(me, to),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    give.mutate(String(new FormData(event.currentTarget).get('code')));
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        name="code"
        label="One-time code"
        description="The six digits that your app shows, or a recovery code."
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
        autoFocus
        minLength={6}
        maxLength={40}
        size="md"
      />
      {give.isError ? <Trouble error={give.error} /> : null}
      <Button type="submit" size="md" fullWidth loading={give.isPending}>
        Sign in
      </Button>
      <Button variant="subtle" onClick={onBack}>
        Begin again
      </Button>
    </form>
  );
}
