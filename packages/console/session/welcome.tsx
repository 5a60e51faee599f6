import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { answerOf, api, type Schemas } from '../client/client.ts';
import { Answer, Trouble } from '../design/states.tsx';
import { asksCode, CodeForm } from './code-form.tsx';
import { useComeIn } from './come-in.ts';
import { Gate } from './gate.tsx';

const TITLES = {
  'first-administrator': 'Make the first administrator',
  invitation: 'Welcome to Vauban',
  password: 'Set a new password',
} as const;

type Redeem = { name?: string; email?: string; password: string };

/** Uses a one-time link. Its secret stands behind `#`, so that it reaches no log and no `Referer`. */
export function WelcomePage() {
  const [secret] = useState(() => location.hash.slice(1));
  useEffect(() => {
    document.title = 'Welcome · Vauban';
  }, []);
  const link = useQuery({
    queryKey: ['one-time-link', secret],
    queryFn: () => answerOf(api.GET('/api/v1/one-time-links/{secret}', { params: { path: { secret } } })),
    enabled: secret !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (secret === '') {
    return (
      <Gate title="This link is not whole">
        <p className="quiet">Copy the whole address, with all that stands behind the # sign.</p>
      </Gate>
    );
  }
  return (
    <Gate title={link.data === undefined ? 'Welcome to Vauban' : TITLES[link.data.purpose]}>
      <Answer query={link}>
        {({ purpose, name, email }) => (
          <RedeemForm secret={secret} asksWho={purpose === 'first-administrator'} name={name} email={email} />
        )}
      </Answer>
    </Gate>
  );
}

function RedeemForm({
  secret,
  asksWho,
  name,
  email,
}: {
  secret: string;
  asksWho: boolean;
  name: string | null;
  email: string | null;
}) {
  const comeIn = useComeIn();
  const [mismatch, setMismatch] = useState(false);
  const redeem = useMutation({
    mutationFn: (body: Redeem): Promise<Schemas['Me']> =>
      answerOf(api.POST('/api/v1/one-time-links/{secret}', { params: { path: { secret } }, body })),
    onSuccess: (me) => comeIn(me, '/'),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get('password'));
    setMismatch(password !== String(form.get('again')));
    if (password !== String(form.get('again'))) return;
    const who = asksWho ? { name: String(form.get('name')), email: String(form.get('email')) } : {};
    redeem.mutate({ ...who, password });
  };
  if (asksCode(redeem.error)) return <CodeForm to="/" onBack={() => location.assign('/sign-in')} />;
  return (
    <form className="form" onSubmit={submit}>
      {asksWho ? (
        <>
          <TextInput name="name" label="Name" autoComplete="name" required autoFocus size="md" />
          <TextInput name="email" label="E-mail" type="email" autoComplete="username" required size="md" />
        </>
      ) : (
        <p className="quiet">
          {name ?? 'You'} {email === null ? '' : `(${email})`}
        </p>
      )}
      <PasswordInput
        name="password"
        label="Password"
        description="12 characters or more; a sentence is good."
        autoComplete="new-password"
        minLength={12}
        required
        size="md"
      />
      <PasswordInput
        name="again"
        label="Password again"
        autoComplete="new-password"
        required
        size="md"
        error={mismatch ? 'The two passwords differ.' : undefined}
      />
      {redeem.isError ? <Trouble error={redeem.error} /> : null}
      <Button type="submit" size="md" fullWidth loading={redeem.isPending}>
        {asksWho ? 'Create and sign in' : 'Set the password and sign in'}
      </Button>
    </form>
  );
}
