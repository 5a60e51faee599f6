import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Schemas } from '../../client/client.ts';
import { Badge } from '../../design/badge.tsx';
import { CodeBlock } from '../../design/code.tsx';
import { Fact, Facts, Page, Panel } from '../../design/page.tsx';
import { Answer, Empty } from '../../design/states.tsx';
import { type Column, Table } from '../../design/table.tsx';
import { counted, visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import { projectQuery, projectsQuery } from '../../projects/queries.ts';
import { gapTitle } from '../../scans/gaps/gap-groups.ts';
import { may, meQuery } from '../../session/queries.ts';
import { policyQuery } from '../queries.ts';

type Policy = Schemas['Policy'];
type Gate = Schemas['Configuration']['policy']['gates'][number];

const ORIGINS = {
  repository: 'of the repository',
  organisation: 'of the organisation',
  project: 'of the project',
} as const;

const GATES: readonly Column<Gate>[] = [
  { name: 'Gate', cell: ({ name }) => <strong>{visible(name)}</strong> },
  { name: 'Fails on', cell: ({ says }) => visible(says) },
  { name: 'When', minor: true, cell: ({ when }) => <code>{visible(when)}</code> },
];

/** What the gate asks, to read; `?project=` shows the one that holds there. */
export function PolicyPage() {
  const { project } = useSearch({ strict: false }) as { project?: string };
  const navigate = useNavigate();
  const projects = useQuery(projectsQuery);
  const policy = useQuery(policyQuery(project));
  const mayChange = useMayChange(project);
  return (
    <Page
      title="Policy"
      lead="Command and server judge by the same document."
      actions={
        <>
          {mayChange && policy.data !== undefined ? (
            <Button
              renderRoot={(props) => (
                <Link to="/settings/policy/edit" search={project === undefined ? {} : { project }} {...props} />
              )}
            >
              Edit and preview
            </Button>
          ) : null}
          <NativeSelect
            aria-label="Policy of"
            value={project ?? ''}
            data={[
              { value: '', label: 'The organisation' },
              ...(projects.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              void navigate({ to: '/settings/policy', search: value === '' ? {} : { project: value } })
            }
          />
        </>
      }
    >
      <Answer query={policy}>{(known) => <Content policy={known} />}</Answer>
    </Page>
  );
}

function useMayChange(project: string | undefined): boolean {
  const { data: me } = useQuery(meQuery);
  const { data: known } = useQuery({ ...projectQuery(project ?? ''), enabled: project !== undefined });
  return project === undefined ? may(me, 'default-policy.change') : (known?.may.includes('policy.change') ?? false);
}

function Content({ policy: { origin, version, digest, document, madeBy, made } }: { policy: Policy }) {
  const { gates, gaps, acceptedGaps, advisoriesMaxAgeDays, inFile } = document.policy;
  const classes = Object.entries(gaps);
  return (
    <>
      <Panel title="Gates" note={<Badge>{ORIGINS[origin]}</Badge>} flush>
        {gates.length === 0 ? (
          <Empty title="No gate: nothing fails" />
        ) : (
          <Table label="Gates" rows={gates} columns={GATES} rowKey={({ name }) => name} />
        )}
      </Panel>
      <Panel title="Proof">
        <Facts>
          <Fact name="Advisories">stale after {counted(advisoriesMaxAgeDays, 'day')}</Fact>
          <Fact name="In the file">a comment may silence what is below {inFile.below}</Fact>
          <Fact name="Never there">{inFile.neverSurfaces.join(', ') || 'no surface'}</Fact>
          <Fact name="Gaps">
            {classes.length === 0 ? 'as built in' : classes.map(([kind, as]) => `${gapTitle(kind)}: ${as}`).join('; ')}
          </Fact>
          <Fact name="Accepted gaps">{counted(acceptedGaps.length, 'rule')}</Fact>
        </Facts>
      </Panel>
      <Panel
        title="The document"
        note={
          <>
            version {version}
            {madeBy === null ? '' : `, ${visible(madeBy)}`} {made === null ? null : <When time={made} />}
          </>
        }
      >
        <div className="form">
          <p className="faint">
            <code>{visible(digest)}</code>
          </p>
          <CodeBlock text={JSON.stringify(document, null, 2)} />
        </div>
      </Panel>
    </>
  );
}
