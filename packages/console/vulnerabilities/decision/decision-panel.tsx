import { Button } from '@mantine/core';
import { useState } from 'react';
import { Badge, decisionWord } from '../../design/badge.tsx';
import { Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import type { Decision, WholeVulnerability } from '../queries.ts';
import styles from './decision.module.css';
import { EndDialog } from './end-dialog.tsx';

/** What people said about it: what holds, then what was before. */
export function DecisionPanel({
  vulnerability,
  onDecide,
}: {
  vulnerability: WholeVulnerability;
  onDecide: () => void;
}) {
  const [ending, setEnding] = useState<Decision | null>(null);
  const { decisions, may, id } = vulnerability;
  const mayDecide = may.includes('decision.make');
  const current = decisions.find(({ holds }) => holds);
  const past = decisions.filter((decision) => decision !== current);
  return (
    <Panel title="Decision">
      <div className={styles.decisions}>
        {current === undefined ? (
          <p className="quiet">
            Nobody decided anything: it counts.
            {mayDecide ? (
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
        {current !== undefined && mayDecide ? (
          <Button variant="default" onClick={() => setEnding(current)}>
            End it now
          </Button>
        ) : null}
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
      <EndDialog vulnerability={id} decision={ending} onClose={() => setEnding(null)} />
    </Panel>
  );
}

function Entry({ decision: { kind, reason, until, madeBy, made, holds, ended, endedReason } }: { decision: Decision }) {
  return (
    <div className={styles.entry}>
      <span className="row">
        <Badge tone={holds ? 'medium' : 'plain'}>{decisionWord(kind)}</Badge>
        <span className="quiet">{ended === null ? `until ${until}` : 'ended'}</span>
      </span>
      <p className={styles.reason}>{visible(reason, { lines: true })}</p>
      <p className="faint">
        {visible(madeBy.name)}, <When time={made} />
      </p>
      {ended === null ? null : (
        <p className="faint">
          Ended <When time={ended} />
          {endedReason === null ? '' : `: ${visible(endedReason)}`}
        </p>
      )}
    </div>
  );
}
