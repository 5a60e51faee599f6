import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '../../client/problem.ts';
import { Badge, decisionWord, PriorityMark, StateBadge } from '../../design/badge.tsx';
import { FlameIcon, ScalesIcon } from '../../design/icons.tsx';
import { Page } from '../../design/page.tsx';
import { Said } from '../../design/said.tsx';
import { SeverityMark } from '../../design/severity.tsx';
import { Answer, Skeleton, Trouble } from '../../design/states.tsx';
import { visible } from '../../design/text.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { DecideDialog } from '../decision/decide-dialog.tsx';
import { DecisionPanel } from '../decision/decision-panel.tsx';
import { vulnerabilityQuery, type WholeVulnerability } from '../queries.ts';
import { AdvisoryPanel } from './advisory.tsx';
import { BranchesPanel } from './branches.tsx';
import { DeadlinePanel } from './deadline.tsx';
import styles from './detail.module.css';
import { FactsPanel } from './facts.tsx';
import { FixPanel } from './fix.tsx';
import { History } from './history.tsx';
import { Neighbours } from './neighbours.tsx';
import { PriorityPanel } from './priority.tsx';
import { Where } from './where.tsx';
import { WhyHere } from './why-here.tsx';
import { WitnessesPanel, WitnessOf } from './witnesses.tsx';

export function DetailPage() {
  const { vulnerability: id = '', project = '' } = useParams({ strict: false });
  const query = useQuery(vulnerabilityQuery(id));
  // an address that names another project than the vulnerability's is wrong
  if (query.data !== undefined && query.data.project !== project) return <NotFound />;
  if (query.data === undefined && query.isError) {
    if (asProblem(query.error).status === 404) return <NotFound />;
    return (
      <Page title={id}>
        <Trouble error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  return (
    <Answer
      query={query}
      waiting={
        <Page title={id}>
          <Skeleton lines={12} height={18} />
        </Page>
      }
    >
      {(vulnerability) => <Detail key={vulnerability.id} vulnerability={vulnerability} />}
    </Answer>
  );
}

function Detail({ vulnerability }: { vulnerability: WholeVulnerability }) {
  const [deciding, setDeciding] = useState(false);
  const { id, title, observation, may, witnessOf } = vulnerability;
  const mayDecide = witnessOf === null && (may.includes('decision.make') || may.includes('decision.propose'));
  const holds = vulnerability.decisions.some((decision) => decision.holds);
  return (
    <Page
      title={visible(title)}
      name={`${id} ${visible(title)}`}
      lead={<Lead vulnerability={vulnerability} />}
      actions={
        <>
          <Neighbours vulnerability={vulnerability} onDecide={() => setDeciding(mayDecide)} />
          {mayDecide && !holds ? (
            <Button leftSection={<ScalesIcon />} onClick={() => setDeciding(true)}>
              Decide
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <WitnessOf vulnerability={vulnerability} />
          <p className={styles.message}>
            <Said text={observation.message} />
          </p>
          <Where observation={observation} vulnerability={vulnerability} />
          <WhyHere observation={observation} />
          <FixPanel observation={observation} />
          <WitnessesPanel vulnerability={vulnerability} />
          <AdvisoryPanel advisory={observation.advisory} />
          <History vulnerability={id} />
        </div>
        <div className={styles.side}>
          <DecisionPanel vulnerability={vulnerability} onDecide={() => setDeciding(true)} />
          <DeadlinePanel vulnerability={vulnerability} />
          <FactsPanel vulnerability={vulnerability} />
          <PriorityPanel vulnerability={vulnerability} />
          <BranchesPanel vulnerability={vulnerability} />
        </div>
      </div>
      <DecideDialog vulnerability={vulnerability} open={deciding} onClose={() => setDeciding(false)} />
    </Page>
  );
}

function Lead({ vulnerability }: { vulnerability: WholeVulnerability }) {
  const { id, severity, state, exploited, priority, decisions } = vulnerability;
  const decision = decisions.find(({ holds }) => holds);
  return (
    <>
      <span className="numbers">{id}</span>
      <SeverityMark severity={severity} named />
      <PriorityMark level={priority.level} score={priority.score} />
      <StateBadge state={state} />
      {decision === undefined ? null : <Badge tone="medium">{decisionWord(decision.kind)}</Badge>}
      {exploited === 'yes' ? (
        <Badge tone="fail">
          <FlameIcon size={12} /> known to be exploited
        </Badge>
      ) : null}
    </>
  );
}
