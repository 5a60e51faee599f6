import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Badge, VerdictBadge } from '../design/badge.tsx';
import { BranchIcon, ClockIcon, CommitIcon, DownloadIcon } from '../design/icons.tsx';
import { Fact, Facts, Page, Panel } from '../design/page.tsx';
import { Answer, Skeleton } from '../design/states.tsx';
import { counted, duration, shortCommit, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { branchTitle } from '../projects/branch-title.ts';
import { Components } from './components.tsx';
import { CoverageFacts } from './coverage.tsx';
import { Gaps } from './gaps/gaps.tsx';
import { LiveStrip } from './live/live-strip.tsx';
import { scanQuery, type WholeScan } from './queries.ts';
import { Reasons } from './reasons.tsx';
import styles from './scan.module.css';

export function ScanPage() {
  const { org = '', project = '', scan: id = '' } = useParams({ strict: false });
  const scan = useQuery(scanQuery(id));
  return (
    <Page
      title="Scan"
      name={`Scan of ${project}`}
      lead={scan.data === undefined ? null : <Lead scan={scan.data} />}
      actions={
        <Button
          variant="default"
          component="a"
          href={`/api/v1/scans/${encodeURIComponent(id)}/report`}
          download={`vauban-${project}-${id}.json`}
          leftSection={<DownloadIcon />}
        >
          Report
        </Button>
      }
    >
      <LiveStrip org={org} project={project} />
      <Answer query={scan} waiting={<Skeleton lines={10} height={18} />}>
        {(known) => <Content scan={known} />}
      </Answer>
    </Page>
  );
}

function Lead({ scan: { branch, pullRequest, commit, recorded, durationMs, tool } }: { scan: WholeScan }) {
  return (
    <>
      {branch === null ? null : (
        <span className="row">
          <BranchIcon /> {branchTitle({ name: branch, pullRequest })}
        </span>
      )}
      {commit === null ? null : (
        <span className="row">
          <CommitIcon /> <code>{shortCommit(commit)}</code>
        </span>
      )}
      <span className="row">
        <ClockIcon />
        <span>
          <When time={recorded} />, took {duration(durationMs)}
        </span>
      </span>
      <span>vauban {visible(tool)}</span>
    </>
  );
}

function Content({ scan }: { scan: WholeScan }) {
  const { verdict, serverVerdict, differences, coverage, complete, components } = scan;
  return (
    <>
      <div className={styles.two}>
        <Panel title="Verdict" note={<VerdictBadge verdict={serverVerdict} />}>
          <Reasons scan={scan} />
        </Panel>
        <Panel title="Source">
          <SourceFacts scan={scan} />
        </Panel>
      </div>
      {differences.length === 0 && verdict === serverVerdict ? null : (
        <Panel
          title="The server judges otherwise"
          note={
            <span className="row">
              command <VerdictBadge verdict={verdict} /> server <VerdictBadge verdict={serverVerdict} />
            </span>
          }
        >
          <ul className={styles.differences}>
            {differences.map((sentence) => (
              <li key={sentence}>{visible(sentence)}</li>
            ))}
          </ul>
        </Panel>
      )}
      <div className={styles.two}>
        <Panel title="Coverage" note={complete ? 'complete' : <Badge tone="unproven">in part</Badge>}>
          <CoverageFacts coverage={coverage} />
        </Panel>
        <Panel title="Not looked at" note={counted(coverage.gaps.length, 'gap')} flush>
          <Gaps gaps={coverage.gaps} />
        </Panel>
      </div>
      <Components scan={scan.id} total={components} />
    </>
  );
}

function SourceFacts({ scan }: { scan: WholeScan }) {
  const { repository, root, policy, dirty, shallow, pullRequest, release, started } = scan;
  return (
    <Facts>
      <Fact name="Repository">{repository === null ? <span className="faint">none</span> : visible(repository)}</Fact>
      <Fact name="Folder">
        <code>{visible(root)}</code>
      </Fact>
      {pullRequest === null ? null : <Fact name="Pull request">#{pullRequest}</Fact>}
      {release === null ? null : <Fact name="Release">{visible(release)}</Fact>}
      <Fact name="Started">
        <When time={started} />
      </Fact>
      <Fact name="History">
        {shallow ? 'shallow clone' : 'whole'}
        {dirty === true ? ', with changes that are not committed' : ''}
      </Fact>
      <Fact name="Policy">
        {visible(policy.origin)} <code className="faint">{visible(policy.digest.slice(0, 19))}</code>
      </Fact>
      {policy.changes.length === 0 ? null : (
        <Fact name="The change says">
          <ul className={styles.lines}>
            {policy.changes.map((change) => (
              <li key={change}>{visible(change)}</li>
            ))}
          </ul>
        </Fact>
      )}
    </Facts>
  );
}
