import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { Panel } from '../../design/page.tsx';
import { Answer, Trouble } from '../../design/states.tsx';
import { may, meQuery } from '../../session/queries.ts';
import { signInPolicyQuery } from './queries.ts';

const CHOICES = [
  { value: '', label: 'Nobody' },
  { value: 'administrator', label: 'Administrators' },
  { value: 'security', label: 'Security and administrators' },
  { value: 'developer', label: 'Everybody but viewers' },
  { value: 'viewer', label: 'Everybody' },
];

/** From which role on a code or a passkey is asked besides the password. */
export function SignInPolicy() {
  const policy = useQuery(signInPolicyQuery);
  const { data: me } = useQuery(meQuery);
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (twoProofsFrom: Schemas['Role'] | null) =>
      answerOf(api.PUT('/api/v1/sign-in-policy', { body: { twoProofsFrom } })),
    onSuccess: async (known) => {
      queries.setQueryData(signInPolicyQuery.queryKey, known);
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  return (
    <Panel title="Second proof">
      <Answer query={policy}>
        {({ twoProofsFrom }) => (
          <div className="form">
            <NativeSelect
              label="A password alone is not enough for"
              description="They set up codes or a passkey before anything else, also in a session that runs."
              data={CHOICES}
              value={twoProofsFrom ?? ''}
              disabled={!may(me, 'sign-in-policy.change')}
              onChange={({ currentTarget: { value } }) =>
                change.mutate(value === '' ? null : (value as Schemas['Role']))
              }
            />
            {change.isError ? <Trouble error={change.error} /> : null}
          </div>
        )}
      </Answer>
    </Panel>
  );
}
