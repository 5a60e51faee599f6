import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../design/badge.tsx';
import { SeverityMark } from '../../design/severity.tsx';
import { counted, visible } from '../../design/text.ts';
import { meQuery } from '../../session/queries.ts';
import styles from './policy.module.css';
import type { PolicyPreview } from './preview.tsx';

const FEW = 10;

/** Findings that would have failed other gates than they did. */
export function OtherGates({ preview: { findings, findingsInAll } }: { preview: PolicyPreview }) {
  const { data: me } = useQuery(meQuery);
  if (findings.length === 0 || me === undefined) return null;
  const shown = findings.slice(0, FEW);
  return (
    <section className={styles.part}>
      <h3>Findings that would have failed other gates</h3>
      <ul className={styles.rows}>
        {shown.map(({ id, title, rule, severity, path, line, scans, gatesBefore, gatesAfter }) => (
          <li key={id}>
            <span className={styles.what}>
              <SeverityMark severity={severity} size={15} />
              <Link to="/o/$org/v" params={{ org: me.organisation.slug }} search={{ rule: [rule], state: 'all' }}>
                {visible(title)}
              </Link>
            </span>
            <span className="row">
              {gatesBefore.map((gate) => (
                <Badge key={`-${gate}`}>no longer {visible(gate)}</Badge>
              ))}
              {gatesAfter.map((gate) => (
                <Badge key={gate} tone="fail">
                  {visible(gate)}
                </Badge>
              ))}
            </span>
            <span className={`${styles.why} faint`}>
              <span className="mono">{visible(`${path}${line === null ? '' : `:${line}`}`)}</span>, in{' '}
              {counted(scans, 'scan')}
            </span>
          </li>
        ))}
      </ul>
      {findingsInAll > shown.length ? (
        <p className="quiet">and {counted(findingsInAll - shown.length, 'more finding', 'more findings')}</p>
      ) : null}
    </section>
  );
}
