import { Link } from '@tanstack/react-router';
import { useNotice } from '../../design/notice.tsx';
import { visible } from '../../design/text.ts';
import styles from './live.module.css';
import { phaseWord, type RunningScan } from './live-state.ts';
import { useLive } from './use-live.ts';

/** The scans of a project that run now; nothing when none does. */
export function LiveStrip({ org, project }: { org: string; project: string }) {
  const say = useNotice();
  const running = useLive(project, ({ kind, verdict }) => {
    if (kind === 'recorded') say(`A scan was recorded${verdict === undefined ? '' : `: ${verdict}`}.`);
  });
  if (running.size === 0) return null;
  return (
    <section className={styles.strip} aria-label="Running scans">
      {[...running.values()].map((scan) => (
        <Link
          key={scan.scan}
          to="/o/$org/p/$project/live"
          params={{ org, project }}
          search={{ scan: scan.scan }}
          className={styles.running}
        >
          <ScanProgress scan={scan} />
        </Link>
      ))}
    </section>
  );
}

/** How far a scan is. */
export function ScanProgress({ scan }: { scan: RunningScan }) {
  const { phase, done, total, branch, message } = scan;
  const known = total !== null && total > 0;
  return (
    <div className={styles.progress} data-failed={phase === 'failed'}>
      <p>
        <span className={styles.pulse} aria-hidden="true" />
        <strong>{phaseWord(phase)}</strong>
        {branch == null ? null : <span className="quiet">{visible(branch)}</span>}
        <span className="quiet numbers">{known ? `${done} of ${total}` : done > 0 ? done : ''}</span>
        {message === undefined ? null : <span className="quiet">{visible(message)}</span>}
      </p>
      <progress aria-label={phaseWord(phase)} {...(known ? { value: Math.min(done, total), max: total } : {})} />
    </div>
  );
}
