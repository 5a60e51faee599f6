import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Skeleton, Trouble } from '../design/states.tsx';
import { asksCode, CodeForm } from './code-form.tsx';
import { useComeIn } from './come-in.ts';
import { Gate } from './gate.tsx';

/** Where a provider of single sign-on sends the browser back to. Its answer leaves the address at once. */
export function BackPage() {
  const [parameters] = useState(() => location.search.slice(1));
  const begun = useRef(false);
  const comeIn = useComeIn();
  const end = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/session/single-sign-on/answer', { body: { parameters } })),
    onSuccess: ({ me, to }) => comeIn(me, to),
  });
  useEffect(() => {
    document.title = 'Sign in · Vauban';
    history.replaceState(history.state, '', location.pathname);
    // an answer can be given only once
    if (!begun.current) end.mutate();
    begun.current = true;
  }, [end.mutate]);
  if (asksCode(end.error)) {
    return (
      <Gate title="Sign in to Vauban">
        <CodeForm to="/" onBack={() => location.assign('/sign-in')} />
      </Gate>
    );
  }
  return (
    <Gate title={end.isError ? 'This did not work' : 'Signing in'}>
      {end.isError ? (
        <>
          <Trouble error={end.error} />
          <Button variant="default" size="md" fullWidth renderRoot={(props) => <Link to="/sign-in" {...props} />}>
            Back to the sign-in
          </Button>
        </>
      ) : (
        <Skeleton />
      )}
    </Gate>
  );
}
