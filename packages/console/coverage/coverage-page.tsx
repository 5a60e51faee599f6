import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Badge } from '../design/badge.tsx';
import { Page, Panel } from '../design/page.tsx';
import { Whole } from '../design/plot/shares.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { type Column, Table } from '../design/table.tsx';
import { counted, number, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { type Overview, overviewQuery } from '../overview/queries.ts';
import { HowToScan } from '../projects/how-to-scan.tsx';
import { partsOf } from './parts.ts';

type Worst = Overview['coverage']['worst'][number];

/** How far scans look, and every project that nobody can vouch for. */
export function CoveragePage() {
  const { org = '' } = useParams({ strict: false });
  const overview = useQuery(overviewQuery);
  return (
    <Page title="Scans and coverage" lead={<span>By the last scan of each project</span>}>
      <Answer query={overview} waiting={<Skeleton lines={10} height={24} />}>
        {({ coverage }) =>
          coverage.projects === 0 ? (
            <Panel>
              <Empty title="No project yet">
                <HowToScan project="PROJECT" />
              </Empty>
            </Panel>
          ) : (
            <>
              <Panel title={counted(coverage.projects, 'project')}>
                <Whole label="Projects by their last scan" parts={partsOf(coverage)} />
              </Panel>
              <Panel title="What nobody can vouch for" note={worstNote(coverage)} flush={coverage.worst.length > 0}>
                {coverage.worst.length === 0 ? (
                  <p className="quiet">
                    Every project has a scan of the last 30 days that saw all that it was asked to.
                  </p>
                ) : (
                  <Table
                    label="Projects without a complete scan"
                    rows={coverage.worst}
                    rowKey={({ project }) => project}
                    columns={columns(org)}
                  />
                )}
              </Panel>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function worstNote({ incomplete, old, never, worst }: Overview['coverage']): string {
  const all = incomplete + old + never;
  return all > worst.length ? `the first ${number(worst.length)} of ${number(all)}` : '';
}

const WHY = {
  never: <Badge>never scanned</Badge>,
  old: <Badge tone="medium">older than 30 days</Badge>,
  incomplete: <Badge tone="unproven">left a gap</Badge>,
};

function columns(org: string): Column<Worst>[] {
  return [
    {
      name: 'Project',
      cell: ({ project, name }) => (
        <Link to="/o/$org/p/$project" params={{ org, project }}>
          {visible(name)}
        </Link>
      ),
    },
    { name: 'Why', cell: ({ why }) => WHY[why] },
    { name: 'Gaps', align: 'end', cell: ({ gaps, scan }) => (scan === null ? '' : number(gaps)) },
    {
      name: 'Last scan',
      align: 'end',
      cell: ({ project, scan, recorded }) =>
        scan === null || recorded === null ? (
          <Link to="/o/$org/p/$project" params={{ org, project }}>
            How to scan
          </Link>
        ) : (
          <Link to="/o/$org/p/$project/s/$scan" params={{ org, project, scan }}>
            <When time={recorded} />
          </Link>
        ),
    },
  ];
}
