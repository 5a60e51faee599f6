import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api } from '../client/client.ts';
import { Badge } from '../design/badge.tsx';
import { useNotice } from '../design/notice.tsx';
import { Fact, Facts, Page, Panel } from '../design/page.tsx';
import { Answer, Trouble } from '../design/states.tsx';
import { visible } from '../design/text.ts';
import { type Me, meQuery } from '../session/queries.ts';
import { Codes } from './codes.tsx';
import { OwnTokens } from './own-tokens.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Providers } from './providers.tsx';
import { waysInQuery } from './queries.ts';
import { Sessions } from './sessions.tsx';

export function ProfilePage() {
  const me = useQuery(meQuery);
  const ways = useQuery(waysInQuery);
  const lacksProof = me.data?.lacksProof ?? false;
  return (
    <Page
      title="Profile"
      {...(lacksProof
        ? { lead: 'A password alone is not enough for your roles: add a passkey or set up codes first.' }
        : {})}
    >
      <Answer query={me}>{(known) => <Person me={known} />}</Answer>
      <Answer query={ways}>
        {(known) => (
          <>
            <Passkeys ways={known} />
            <Codes ways={known} />
            <Providers ways={known} />
            {known.password && !lacksProof ? <Password /> : null}
          </>
        )}
      </Answer>
      {lacksProof ? null : <OwnTokens />}
      <Sessions />
    </Page>
  );
}

function Person({ me }: { me: Me }) {
  const queries = useQueryClient();
  const say = useNotice();
  const rename = useMutation({
    mutationFn: (name: string) => answerOf(api.PATCH('/api/v1/me', { body: { name } })),
    onSuccess: (known) => {
      queries.setQueryData(meQuery.queryKey, known);
      say('Your name was changed.');
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    rename.mutate(String(new FormData(event.currentTarget).get('name')));
  };
  return (
    <Panel title="You">
      <div className="form">
        <Facts>
          <Fact name="E-mail">{me.email === null ? <span className="faint">none</span> : visible(me.email)}</Fact>
          <Fact name="Roles">
            <span className="row">
              {me.roles.map(({ role, project }) => (
                <Badge key={`${project} ${role}`}>{project === null ? role : `${role} of ${project}`}</Badge>
              ))}
            </span>
          </Fact>
        </Facts>
        <form className="row" onSubmit={submit}>
          <TextInput name="name" aria-label="Name" defaultValue={me.name} required maxLength={200} />
          <Button type="submit" variant="default" size="sm" loading={rename.isPending}>
            Rename
          </Button>
        </form>
        {rename.isError ? <Trouble error={rename.error} /> : null}
      </div>
    </Panel>
  );
}
