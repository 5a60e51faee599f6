import { NativeSelect } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../client/client.ts';
import { Badge } from '../../design/badge.tsx';
import { Page, Panel } from '../../design/page.tsx';
import { Answer } from '../../design/states.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import { projectsQuery } from '../../projects/queries.ts';
import { may, meQuery } from '../../session/queries.ts';
import { RetentionForm } from './retention-form.tsx';

const retentionQuery = (project: string | undefined) =>
  queryOptions({
    queryKey: ['retention', project ?? null],
    queryFn: () =>
      project === undefined
        ? answerOf(api.GET('/api/v1/retention'))
        : answerOf(api.GET('/api/v1/projects/{project}/retention', { params: { path: { project } } })),
  });

const ORIGINS = {
  'built-in': 'as built in',
  organisation: 'of the organisation',
  project: 'of the project',
} as const;

/** How long reports are kept; `?project=` shows the one that holds there. */
export function RetentionPage() {
  const { project } = useSearch({ strict: false }) as { project?: string };
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const projects = useQuery(projectsQuery);
  const retention = useQuery(retentionQuery(project));
  return (
    <Page
      title="Retention"
      lead="How long reports are kept whole."
      actions={
        <NativeSelect
          aria-label="Retention of"
          value={project ?? ''}
          data={[
            { value: '', label: 'The organisation' },
            ...(projects.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ to: '/settings/retention', search: value === '' ? {} : { project: value } })
          }
        />
      }
    >
      <Answer query={retention}>
        {(known) => (
          <Panel
            title="What is kept"
            note={
              <>
                <Badge>{ORIGINS[known.origin]}</Badge>{' '}
                {known.madeBy === null || known.made === null ? null : (
                  <>
                    {visible(known.madeBy)}, <When time={known.made} />
                  </>
                )}
              </>
            }
          >
            <RetentionForm
              key={`${project} ${known.version} ${known.reportDays} ${known.componentDays}`}
              retention={known}
              project={project}
              mayChange={may(me, 'default-retention.change')}
            />
          </Panel>
        )}
      </Answer>
      <Panel title="What is never deleted by it">
        <p className="quiet">
          Scans with their coverage, vulnerabilities, their history, decisions and the audit log; and the report of a
          scan that is the last of a branch, or that a release was made of.
        </p>
      </Panel>
    </Page>
  );
}
