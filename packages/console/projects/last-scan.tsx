import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { VerdictBadge } from '../design/badge.tsx';
import { Panel } from '../design/page.tsx';
import { Answer } from '../design/states.tsx';
import { visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { CoverageLine } from '../scans/coverage.tsx';
import { scanQuery } from '../scans/queries.ts';
import { Reasons } from '../scans/reasons.tsx';

/** The verdict of the last scan, why, and what it looked at. */
export function LastScan({ org, project, scan }: { org: string; project: string; scan: string }) {
  const query = useQuery(scanQuery(scan));
  return (
    <Panel
      title="Last scan"
      note={
        query.data === undefined ? null : (
          <>
            <When time={query.data.recorded} />
            {query.data.branch === null ? '' : ` on ${visible(query.data.branch)}`}
          </>
        )
      }
      actions={
        <Link to="/o/$org/p/$project/s/$scan" params={{ org, project, scan }}>
          Details
        </Link>
      }
    >
      <Answer query={query}>
        {(known) => (
          <div className="form">
            <div>
              <VerdictBadge verdict={known.serverVerdict} />
            </div>
            <Reasons scan={known} />
            <CoverageLine coverage={known.coverage} />
          </div>
        )}
      </Answer>
    </Panel>
  );
}
