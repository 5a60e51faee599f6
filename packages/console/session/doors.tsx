import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../client/client.ts';
import { KeyIcon } from '../design/icons.tsx';
import { Trouble } from '../design/states.tsx';
import { visible } from '../design/text.ts';
import { useComeIn } from './come-in.ts';
import styles from './gate.module.css';
import { doorsQuery } from './queries.ts';

/** The ways in besides a password: providers of single sign-on, and passkeys. */
export function Doors({ to }: { to: string | undefined }) {
  const { data } = useQuery(doorsQuery);
  const comeIn = useComeIn();
  const go = useMutation({
    mutationFn: (provider: string) =>
      answerOf(api.POST('/api/v1/session/single-sign-on', { body: { provider, ...(to === undefined ? {} : { to }) } })),
    onSuccess: ({ location }) => globalThis.location.assign(location),
  });
  const passkey = useMutation({ mutationFn: askPasskey, onSuccess: (me) => comeIn(me, to) });
  if (data === undefined || (data.providers.length === 0 && !data.passkeys)) return null;
  return (
    <div className="form">
      <p className={styles.or}>or</p>
      {data.providers.map(({ provider, name }) => (
        <Button
          key={provider}
          variant="default"
          size="md"
          fullWidth
          loading={go.isPending && go.variables === provider}
          onClick={() => go.mutate(provider)}
        >
          Sign in with {visible(name)}
        </Button>
      ))}
      {data.passkeys ? (
        <Button
          variant="default"
          size="md"
          fullWidth
          leftSection={<KeyIcon />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          Sign in with a passkey
        </Button>
      ) : null}
      {go.isError ? <Trouble error={go.error} /> : null}
      {passkey.isError ? <Trouble error={passkey.error} /> : null}
    </div>
  );
}

async function askPasskey() {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const options = await answerOf(api.POST('/api/v1/session/passkey/challenge', { body: {} }));
  const response = await startAuthentication({ optionsJSON: options as never });
  return answerOf(api.POST('/api/v1/session/passkey', { body: { response: { ...response } } }));
}
