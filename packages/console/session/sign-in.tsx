import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Trouble } from '../design/states.tsx';
import { Gate } from './gate.tsx';
import { meQuery, versionQuery } from './queries.ts';

/** Only paths of this console: nobody is sent elsewhere by an address that someone else made. */
function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/';
}

export function SignInPage() {
  const { to } = useSearch({ strict: false }) as { to?: string };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const version = useQuery(versionQuery);
  useEffect(() => {
    document.title = 'Sign in · Vauban';
  }, []);
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => answerOf(api.POST('/api/v1/session', { body })),
    onSuccess: (me) => {
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      void navigate({ href: ownPath(to), replace: true });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
  };
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
      {version.data?.set === false ? (
        <p className="quiet">
          Nobody has an account yet. Open the one-time link that the server printed when it started; it makes the first
          administrator.
        </p>
      ) : null}
    </Gate>
  );
}
