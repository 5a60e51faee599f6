import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Page, Panel } from '../design/page.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { counted } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { HowToScan } from '../projects/how-to-scan.tsx';
import { AgesPlot } from './ages-plot.tsx';
import { CoveragePanel } from './coverage-panel.tsx';
import { DuePlot } from './due-plot.tsx';
import { Due } from './due-soon.tsx';
import { Figures } from './figures.tsx';
import { OpenPanel } from './open-panel.tsx';
import styles from './overview.module.css';
import { type Overview, overviewQuery } from './queries.ts';
import { Waiting } from './waiting.tsx';
import { WeeksPlot } from './weeks-plot.tsx';
import { Whose } from './whose.tsx';

/** The home page: where all projects stand that one may see. */
export function TodayPage() {
  const { org = '' } = useParams({ strict: false });
  const overview = useQuery(overviewQuery);
  return (
    <Page title="Overview" wide lead={overview.data === undefined ? null : <Lead org={org} overview={overview.data} />}>
      <Answer query={overview} waiting={<Skeleton lines={10} height={24} />}>
        {(known) =>
          known.coverage.projects === 0 ? (
            <Panel>
              <Empty title="No project yet">
                <HowToScan project="PROJECT" />
              </Empty>
            </Panel>
          ) : (
            <Parts org={org} overview={known} />
          )
        }
      </Answer>
    </Page>
  );
}

function Lead({ org, overview: { coverage, asOf } }: { org: string; overview: Overview }) {
  return (
    <>
      <Link to="/o/$org/projects" params={{ org }}>
        {counted(coverage.projects, 'project')}
      </Link>
      <span>
        counted <When time={asOf} />
      </span>
    </>
  );
}

function Parts({ org, overview }: { org: string; overview: Overview }) {
  return (
    <>
      <Figures org={org} overview={overview} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <WeeksPlot weeks={overview.weeks} />
          <Due org={org} />
          <AgesPlot ages={overview.ages} />
        </div>
        <div className={styles.column}>
          <OpenPanel org={org} open={overview.open} />
          <DuePlot org={org} due={overview.due} />
          <Whose org={org} overview={overview} />
          <CoveragePanel org={org} coverage={overview.coverage} />
          <Waiting org={org} />
        </div>
      </div>
    </>
  );
}
