import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Badge, StateBadge } from '../../design/badge.tsx';
import { Panel } from '../../design/page.tsx';
import { SeverityMark } from '../../design/severity.tsx';
import { counted, visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import type { WholeVulnerability } from '../queries.ts';
import styles from './detail.module.css';
import { MergeDialog, SplitDialog } from './same-dialogs.tsx';

type Witness = WholeVulnerability['witnessed'][number];

/** Findings of other scanners that are the same flaw, why that is so, and how to say that it is not. */
export function WitnessesPanel({ vulnerability }: { vulnerability: WholeVulnerability }) {
  const { org = '' } = useParams({ strict: false });
  const [splitting, setSplitting] = useState<string | null>(null);
  const [merging, setMerging] = useState(false);
  const { id, project, scanner, witnessed, notTheSame, may } = vulnerability;
  const mayMerge = may.includes('vulnerability.merge');
  return (
    <Panel
      title="Who saw it"
      note={`${visible(scanner)}${witnessed.length === 0 ? ' alone' : `, and ${counted(witnessed.length, 'witness', 'witnesses')}`}`}
      actions={
        mayMerge ? (
          <Button variant="subtle" onClick={() => setMerging(true)}>
            Same as another
          </Button>
        ) : undefined
      }
    >
      <div className={styles.stack}>
        {witnessed.length === 0 ? (
          <p className="quiet">No other scanner reported it. Reports of other tools can be imported.</p>
        ) : (
          <ul className={styles.witnesses}>
            {witnessed.map((witness) => (
              <Row key={witness.id} witness={witness}>
                {mayMerge ? (
                  <Button variant="default" onClick={() => setSplitting(witness.id)}>
                    Not the same
                  </Button>
                ) : null}
              </Row>
            ))}
          </ul>
        )}
        {notTheSame.length === 0 ? null : (
          <p className="quiet">
            Not the same, as a person said:{' '}
            {notTheSame.map((other, index) => (
              <span key={other}>
                {index === 0 ? '' : ', '}
                <Link to="/o/$org/p/$project/v/$vulnerability" params={{ org, project, vulnerability: other }}>
                  {other}
                </Link>
              </span>
            ))}
          </p>
        )}
      </div>
      <SplitDialog vulnerability={id} witness={splitting} onClose={() => setSplitting(null)} />
      <MergeDialog vulnerability={vulnerability} open={merging} onClose={() => setMerging(false)} />
    </Panel>
  );
}

function Row({ witness, children }: { witness: Witness; children: ReactNode }) {
  const { id, scanner, rule, title, severity, path, line, state, reasons, score, since } = witness;
  return (
    <li>
      <span className="row">
        <SeverityMark severity={severity} />
        <strong>{visible(scanner)}</strong>
        <span className="faint numbers">{id}</span>
        <StateBadge state={state} />
        <Badge>{score === null ? 'merged by a person' : `${score} of 100`}</Badge>
      </span>
      <span>{visible(title)}</span>
      <span className="quiet">
        <span className="mono">{visible(`${path}${line === null ? '' : `:${line}`}`)}</span> · {visible(rule)} ·{' '}
        <When time={since} />
      </span>
      {reasons.length === 0 ? null : (
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{visible(reason)}</li>
          ))}
        </ul>
      )}
      {children}
    </li>
  );
}

/** Said on top of a witness: the flaw is shown, and decided about, elsewhere. */
export function WitnessOf({ vulnerability: { witnessOf, project } }: { vulnerability: WholeVulnerability }) {
  const { org = '' } = useParams({ strict: false });
  if (witnessOf === null) return null;
  return (
    <p className={styles.elsewhere} role="note">
      This is a witness of{' '}
      <Link to="/o/$org/p/$project/v/$vulnerability" params={{ org, project, vulnerability: witnessOf }}>
        {witnessOf}
      </Link>
      : the same flaw, seen by another scanner. It is listed and decided about there.
    </p>
  );
}
