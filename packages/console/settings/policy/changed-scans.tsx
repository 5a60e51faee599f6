import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { VerdictBadge } from '../../design/badge.tsx';
import { counted, visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import { meQuery } from '../../session/queries.ts';
import styles from './policy.module.css';
import type { PolicyPreview } from './preview.tsx';

const FEW = 8;

/** Scans that would have ended otherwise. */
export function ChangedScans({ preview: { changed, changedInAll } }: { preview: PolicyPreview }) {
  const { data: me } = useQuery(meQuery);
  if (changed.length === 0 || me === undefined) return null;
  const org = me.organisation.slug;
  const shown = changed.slice(0, FEW);
  return (
    <section className={styles.part}>
      <h3>Scans that would have ended otherwise</h3>
      <ul className={styles.rows}>
        {shown.map(({ scan, project, branch, pullRequest, recorded, before, after, reasons }) => (
          <li key={scan}>
            <span className="row">
              <Link to="/o/$org/p/$project/s/$scan" params={{ org, project, scan }}>
                {project}
              </Link>
              <span className="quiet">
                {pullRequest === null ? visible(branch ?? '') : `pull request ${pullRequest}`}, <When time={recorded} />
              </span>
            </span>
            <span className="row">
              <VerdictBadge verdict={before} /> <span aria-hidden="true">→</span> <VerdictBadge verdict={after} />
            </span>
            {reasons[0] === undefined ? null : <span className={`${styles.why} faint`}>{visible(reasons[0])}</span>}
          </li>
        ))}
      </ul>
      {changedInAll > shown.length ? (
        <p className="quiet">and {counted(changedInAll - shown.length, 'more scan', 'more scans')}</p>
      ) : null}
    </section>
  );
}
