import { Link } from '@tanstack/react-router';
import { OutwardLink } from '../../design/outward-link.tsx';
import { Fact, Facts, Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import type { WholeVulnerability } from '../queries.ts';

export function FactsPanel({ vulnerability }: { vulnerability: WholeVulnerability }) {
  const { rule, surface, confidence, owner, firstSeen, lastSeen, observation, fingerprint, scheme } = vulnerability;
  const { cwe = [] } = observation;
  return (
    <Panel title="Facts">
      <Facts>
        <Fact name="Rule">
          <Link to="/rules/$" params={{ _splat: rule }}>
            {visible(rule)}
          </Link>
        </Fact>
        <Fact name="Surface">{surface}</Fact>
        <Fact name="Confidence">{confidence}</Fact>
        {cwe.length === 0 ? null : (
          <Fact name="Weakness">
            <Cwe ids={cwe} />
          </Fact>
        )}
        <Fact name="Owner">{owner === null ? <span className="faint">nobody</span> : visible(owner)}</Fact>
        <Fact name="First seen">
          <When time={firstSeen} />
        </Fact>
        <Fact name="Last seen">
          <When time={lastSeen} />
        </Fact>
        <Fact name="Fingerprint">
          <code className="faint" title={visible(fingerprint)}>
            {visible(scheme)} {visible(fingerprint.slice(0, 12))}
          </code>
        </Fact>
      </Facts>
    </Panel>
  );
}

function Cwe({ ids }: { ids: readonly string[] }) {
  return ids.map((id, index) => (
    <span key={id}>
      {index === 0 ? '' : ', '}
      {/^CWE-\d+$/.test(id) ? (
        <OutwardLink address={`https://cwe.mitre.org/data/definitions/${id.slice(4)}.html`}>{id}</OutwardLink>
      ) : (
        visible(id)
      )}
    </span>
  ));
}
