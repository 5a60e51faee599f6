import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '../../client/client.ts';
import { CodePlace } from '../../design/code.tsx';
import { OutwardLink } from '../../design/outward-link.tsx';
import { Panel } from '../../design/page.tsx';
import { counted } from '../../design/text.ts';
import { scanQuery } from '../../scans/queries.ts';
import { sourceAddress } from '../flow/source-address.ts';
import { Walk } from '../flow/walk.tsx';
import type { WholeVulnerability } from '../queries.ts';
import styles from './detail.module.css';

type Observation = WholeVulnerability['observation'];

/** The place, the way from entry to sink where there is one, and what belongs to it. */
export function Where({ observation, vulnerability }: { observation: Observation; vulnerability: WholeVulnerability }) {
  const { location, flow = [], related = [] } = observation;
  const { path, line } = vulnerability;
  const source = useSource(vulnerability);
  const place = location ?? { path, ...(line === null ? {} : { line }) };
  const walks = flow.length > 1;
  return (
    <Panel
      title={walks ? 'From entry to sink' : 'Where'}
      note={walks ? counted(flow.length, 'step') : undefined}
      actions={walks ? undefined : source(place)}
    >
      <div className={styles.stack}>
        {walks ? <Walk steps={flow} source={source} /> : <CodePlace location={place} />}
        {related.map((other) => (
          <CodePlace key={`${other.path}:${other.line}:${other.column}`} location={other} />
        ))}
      </div>
    </Panel>
  );
}

/** A link to a place on the repository's own pages, at the commit that was scanned; nothing where none is known. */
function useSource({ branches }: WholeVulnerability): (place: Schemas['Location']) => ReactNode {
  const id = (branches.find(({ state }) => state === 'open') ?? branches[0])?.lastSeenScan;
  const { data: scan } = useQuery({ ...scanQuery(id ?? ''), enabled: id !== undefined });
  return (place) => {
    const address = scan === undefined ? null : sourceAddress(scan.repository, scan.commit, scan.root, place);
    return address === null ? null : <OutwardLink address={address}>Open in the repository</OutwardLink>;
  };
}
