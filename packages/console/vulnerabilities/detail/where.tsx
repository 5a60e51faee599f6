import { CodeFlow, CodePlace } from '../../design/code.tsx';
import { Panel } from '../../design/page.tsx';
import type { WholeVulnerability } from '../queries.ts';
import styles from './detail.module.css';

type Observation = WholeVulnerability['observation'];

/** The place, the way from entry to sink where there is one, and what belongs to it. */
export function Where({ observation, vulnerability }: { observation: Observation; vulnerability: WholeVulnerability }) {
  const { location, flow = [], related = [] } = observation;
  const { path, line } = vulnerability;
  return (
    <Panel title={flow.length > 1 ? 'From entry to sink' : 'Where'}>
      <div className={styles.stack}>
        {flow.length > 1 ? (
          <CodeFlow steps={flow} />
        ) : (
          <CodePlace location={location ?? { path, ...(line === null ? {} : { line }) }} />
        )}
        {related.map((place) => (
          <CodePlace key={`${place.path}:${place.line}:${place.column}`} location={place} />
        ))}
      </div>
    </Panel>
  );
}
