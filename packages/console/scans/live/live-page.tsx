import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Page, Panel } from '../../design/page.tsx';
import { Empty } from '../../design/states.tsx';
import { ScanProgress } from './live-strip.tsx';
import { useLive } from './use-live.ts';

/** Waits for a scan that runs (`?scan=` names it) and opens its page when it is recorded. */
export function LivePage() {
  const { org = '', project = '' } = useParams({ strict: false });
  const { scan: wanted } = useSearch({ strict: false }) as { scan?: string };
  const navigate = useNavigate();
  const running = useLive(project, ({ kind, scan, progress }) => {
    const other = wanted !== undefined && progress !== undefined && progress.scan !== wanted;
    if (kind !== 'recorded' || scan === undefined || other) return;
    void navigate({ to: '/o/$org/p/$project/s/$scan', params: { org, project, scan }, replace: true });
  });
  const shown = [...running.values()].filter(({ scan }) => wanted === undefined || scan === wanted);
  return (
    <Page title="Scan in progress" name={`Scan of ${project}`}>
      {shown.map((scan) => (
        <ScanProgress key={scan.scan} scan={scan} />
      ))}
      {shown.length > 0 ? null : (
        <Panel>
          <Empty title="Waiting for a scan to say something">
            When it is recorded, its page opens here.{' '}
            <Link to="/o/$org/p/$project" params={{ org, project }}>
              To the project
            </Link>
          </Empty>
        </Panel>
      )}
    </Page>
  );
}
