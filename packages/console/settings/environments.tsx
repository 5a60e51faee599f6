import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';
import { Page, Panel } from '../design/page.tsx';
import { Answer, Empty, Trouble } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { may, meQuery } from '../session/queries.ts';
import { environmentsQuery } from './queries.ts';

type Environment = Schemas['Environment'];
type Exposure = Environment['exposure'];

const EXPOSURES: readonly { value: Exposure; label: string }[] = [
  { value: 'internet', label: 'The internet' },
  { value: 'internal', label: 'People inside' },
  { value: 'none', label: 'Nobody' },
  { value: 'unknown', label: 'Not known' },
];

/** Where releases run, and who can reach them there. */
export function EnvironmentsPage() {
  const environments = useQuery(environmentsQuery);
  const { data: me } = useQuery(meQuery);
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ environment, exposure }: { environment: string; exposure: Exposure }) =>
      answerOf(
        api.PUT('/api/v1/environments/{environment}', { params: { path: { environment } }, body: { exposure } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: environmentsQuery.queryKey }),
  });
  const columns: readonly Column<Environment>[] = [
    { name: 'Environment', cell: ({ name }) => <strong>{visible(name)}</strong> },
    {
      name: 'Reached by',
      cell: ({ name, exposure }) => (
        <NativeSelect
          aria-label={`Who reaches ${visible(name)}`}
          data={[...EXPOSURES]}
          value={exposure}
          disabled={!may(me, 'environment.change')}
          onChange={({ currentTarget: { value } }) => change.mutate({ environment: name, exposure: value as Exposure })}
        />
      ),
    },
    { name: 'Known since', minor: true, cell: ({ created }) => <When time={created} /> },
  ];
  return (
    <Page title="Environments" lead="Where releases run. What runs is watched.">
      {change.isError ? <Trouble error={change.error} /> : null}
      <Panel flush>
        <Answer query={environments}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="No environment yet">
                <code>vauban release deploy 1.0 --environment production</code> names one.
              </Empty>
            ) : (
              <Table label="Environments" rows={items} columns={columns} rowKey={({ name }) => name} />
            )
          }
        </Answer>
      </Panel>
    </Page>
  );
}
