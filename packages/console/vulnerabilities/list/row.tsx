import type { ReactNode } from 'react';
import { Badge, decisionWord, StateBadge } from '../../design/badge.tsx';
import { FlameIcon } from '../../design/icons.tsx';
import { SeverityMark } from '../../design/severity.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import { purlWords } from '../purl.ts';
import type { Vulnerability } from '../queries.ts';
import styles from './row.module.css';
import { WhySoon } from './why-soon.tsx';

/** One vulnerability in a list; the child is the link that makes the whole row one. */
export function Row({
  vulnerability,
  withProject,
  children,
}: {
  vulnerability: Vulnerability;
  withProject: boolean;
  children: ReactNode;
}) {
  const { id, project, rule, severity, state, decision, path, line, component, exploited, firstSeen } = vulnerability;
  return (
    <div className={styles.row}>
      <SeverityMark severity={severity} />
      <div className={styles.what}>
        <div className={styles.title}>{children}</div>
        <div className={styles.where}>
          <span className="faint numbers">{id}</span>
          <span className={`${styles.place} mono`} title={visible(path)}>
            {component === null ? visible(`${path}${line === null ? '' : `:${line}`}`) : visible(purlWords(component))}
          </span>
          <span className={`${styles.rule} faint`}>{visible(rule)}</span>
        </div>
      </div>
      <div className={styles.marks}>
        {exploited === 'yes' ? (
          <Badge tone="fail" title="Known to be exploited">
            <FlameIcon size={12} /> exploited
          </Badge>
        ) : null}
        {decision === null ? null : <Badge tone="medium">{decisionWord(decision)}</Badge>}
        {state === 'open' ? null : <StateBadge state={state} />}
      </div>
      <div className={styles.priority}>
        <WhySoon vulnerability={vulnerability} />
      </div>
      {withProject ? <div className={styles.project}>{project}</div> : null}
      <div className={`${styles.when} quiet`}>
        <When time={firstSeen} />
      </div>
    </div>
  );
}
