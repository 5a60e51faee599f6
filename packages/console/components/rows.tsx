import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Badge } from '../design/badge.tsx';
import { Panel } from '../design/page.tsx';
import { SeverityMark } from '../design/severity.tsx';
import { Empty } from '../design/states.tsx';
import { counted, number, visible } from '../design/text.ts';
import type { Choice } from './choice.ts';
import styles from './components.module.css';
import type { Entry } from './inventory.ts';

const AT_ONCE = 200;

/** Components, each a link that opens what is known about it. */
export function Rows({ rows, choice }: { rows: readonly Entry[]; choice: Choice }) {
  const [drawn, setDrawn] = useState(AT_ONCE);
  if (rows.length === 0) {
    return (
      <Panel>
        <Empty title="Nothing fits">Search for a part of a name, or show all.</Empty>
      </Panel>
    );
  }
  return (
    <Panel flush>
      <ul aria-label="Components">
        {rows.slice(0, drawn).map((entry) => (
          <Row key={entry.purl} entry={entry} choice={choice} />
        ))}
      </ul>
      {rows.length > drawn ? (
        <div className={styles.more}>
          <Button variant="subtle" onClick={() => setDrawn(drawn + AT_ONCE)}>
            More of {number(rows.length)}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function Row({ entry, choice }: { entry: Entry; choice: Choice }) {
  const { purl, name, version, ecosystem, direct, scopes, lockfiles, flaws } = entry;
  const [worst] = flaws;
  return (
    <li className={styles.row} data-chosen={choice.component === purl}>
      <span className={styles.mark}>{worst === undefined ? null : <SeverityMark severity={worst.severity} />}</span>
      <div className={styles.what}>
        <Link
          to="."
          search={{ ...choice, component: purl }}
          resetScroll={false}
          className={styles.link}
          aria-current={choice.component === purl ? 'true' : undefined}
        >
          {visible(name)} <code>{visible(version)}</code>
        </Link>
        <span className={`${styles.where} faint`}>
          {ecosystem} · {scopes.join(', ')} · <span className="mono">{visible(lockfiles.join(', '))}</span>
        </span>
      </div>
      <span className={styles.marks}>
        {direct === true ? <Badge>direct</Badge> : null}
        {flaws.length === 0 ? null : <Badge tone="fail">{counted(flaws.length, 'flaw')}</Badge>}
      </span>
    </li>
  );
}
