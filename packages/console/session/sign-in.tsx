import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Trouble } from '../design/states.tsx';
import { asksCode, CodeForm } from './code-form.tsx';
import { useComeIn } from './come-in.ts';
import { Doors } from './doors.tsx';
import { Gate } from './gate.tsx';
import { versionQuery } from './queries.ts';

export function SignInPage() {
  const { to } = useSearch({ strict: false }) as { to?: string };
  const comeIn = useComeIn();
  const version = useQuery(versionQuery);
  useEffect(() => {
    document.title = 'Sign in · Vauban';
  }, []);
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => answerOf(api.POST('/api/v1/session', { body })),
    onSuccess: (me) => comeIn(me, to),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
  };
  if (asksCode(signIn.error)) {
    return (
      <Gate title="Sign in to Vauban">
        <CodeForm to={to} onBack={() => signIn.reset()} />
      </Gate>
    );
  }
  return (
    <Gate title="Sign in to Vauban">
      <form className="form" onSubmit={submit}>
        <TextInput name="email" label="E-mail" type="email" autoComplete="username" required autoFocus size="md" />
        <PasswordInput name="password" label="Password" autoComplete="current-password" required size="md" />
        {signIn.isError ? <Trouble error={signIn.error} /> : null}
        <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
          Sign in
        </Button>
      </form>
      <Doors to={to} />
      {version.data?.set === false ? (
        <p className="quiet">
          Nobody has an account yet. Open the one-time link that the server printed when it started; it makes the first
          administrator.
        </p>
      ) : null}
    </Gate>
  );
}
