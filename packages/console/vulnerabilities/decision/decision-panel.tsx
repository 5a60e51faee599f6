import { Button } from '@mantine/core';
import { useState } from 'react';
import { Badge, decisionWord } from '../../design/badge.tsx';
import { Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import type { Decision, WholeVulnerability } from '../queries.ts';
import { Approve } from './approve.tsx';
import styles from './decision.module.css';
import { SayDialog, type Saying } from './say-dialog.tsx';

/** What people said about it: what holds, what is proposed, then what was before. */
export function DecisionPanel({
  vulnerability,
  onDecide,
}: {
  vulnerability: WholeVulnerability;
  onDecide: () => void;
}) {
  const [saying, setSaying] = useState<Saying | null>(null);
  const { decisions, may, id } = vulnerability;
  const mayMake = may.includes('decision.make');
  const current = decisions.find(({ holds }) => holds);
  const proposals = decisions.filter(({ state, ended }) => state === 'proposed' && ended === null);
  const past = decisions.filter((decision) => decision !== current && !proposals.includes(decision));
  return (
    <Panel title="Decision">
      <div className={styles.decisions}>
        {current === undefined ? (
          <p className="quiet">
            Nobody decided anything: it counts.
            {proposals.length === 0 && (mayMake || may.includes('decision.propose')) ? (
              <>
                {' '}
                <button type="button" className={styles.link} onClick={onDecide}>
                  Decide
                </button>
              </>
            ) : null}
          </p>
        ) : (
          <Entry decision={current} />
        )}
        {current !== undefined && mayMake ? (
          <span className="row">
            {current.questioned === null ? null : (
              <Button onClick={() => setSaying({ what: 'confirm', decision: current })}>It still holds</Button>
            )}
            <Button variant="default" onClick={() => setSaying({ what: 'end', decision: current })}>
              End it now
            </Button>
          </span>
        ) : null}
        {proposals.map((proposal) => (
          <div key={proposal.id} className={styles.entry}>
            <Entry decision={proposal} />
            {mayMake ? (
              <Approve
                proposal={proposal}
                vulnerability={id}
                onReject={() => setSaying({ what: 'reject', decision: proposal })}
              />
            ) : (
              <p className="quiet">Somebody who may decide has to approve it.</p>
            )}
          </div>
        ))}
        {past.length === 0 ? null : (
          <details>
            <summary>{past.length} earlier</summary>
            <div className={styles.decisions}>
              {past.map((decision) => (
                <Entry key={decision.id} decision={decision} />
              ))}
            </div>
          </details>
        )}
      </div>
      <SayDialog vulnerability={id} saying={saying} onClose={() => setSaying(null)} />
    </Panel>
  );
}

function stateWord({ ended, state, until }: Decision): string {
  if (state === 'rejected') return 'rejected';
  if (ended !== null) return 'ended';
  return state === 'proposed' ? `proposed, until ${until}` : `until ${until}`;
}

function Entry({ decision }: { decision: Decision }) {
  const { kind, reason, madeBy, made, approvedBy, questioned, holds, ended, endedReason } = decision;
  return (
    <div className={styles.entry}>
      <span className="row">
        <Badge tone={holds ? 'medium' : 'plain'}>{decisionWord(kind)}</Badge>
        <span className="quiet">{stateWord(decision)}</span>
      </span>
      <p className={styles.reason}>{visible(reason, { lines: true })}</p>
      <p className="faint">
        {visible(madeBy.name)}, <When time={made} />
        {approvedBy === null ? '' : `, approved by ${visible(approvedBy.name)}`}
      </p>
      {questioned === null || ended !== null ? null : (
        <p>
          <Badge tone="unproven">look again</Badge> {visible(questioned.why)} (<When time={questioned.at} />)
        </p>
      )}
      {ended === null ? null : (
        <p className="faint">
          Ended <When time={ended} />
          {endedReason === null ? '' : `: ${visible(endedReason)}`}
        </p>
      )}
    </div>
  );
}
