import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Fact, Facts, Panel } from '../design/page.tsx';
import { SeverityMark } from '../design/severity.tsx';
import { Answer } from '../design/states.tsx';
import { visible } from '../design/text.ts';
import type { ReportAnswer } from './answers-of-report.ts';
import styles from './components.module.css';
import type { Entry } from './inventory.ts';
import { reportAnswersQuery } from './queries.ts';

interface OneProps {
  readonly entry: Entry;
  readonly project: string;
  readonly scan: string;
  readonly onClose: () => void;
}

/** One component: why it is there, what is wrong with it, whether that is reached. */
export function OneComponent({ entry, project, scan, onClose }: OneProps) {
  const { org = '' } = useParams({ strict: false });
  const answers = useQuery(reportAnswersQuery(scan));
  const { purl, name, version, ecosystem, direct, scopes, flaws } = entry;
  const says = direct === true ? 'asked for directly' : direct === false ? 'comes with another one' : 'direct: unknown';
  return (
    <aside className={styles.one} aria-label={`${visible(name)} ${visible(version)}`}>
      <Panel
        title={`${visible(name)} ${visible(version)}`}
        actions={
          <Button variant="subtle" onClick={onClose}>
            Close
          </Button>
        }
      >
        <Facts>
          <Fact name="Ecosystem">{ecosystem}</Fact>
          <Fact name="Scope">{scopes.join(', ')}</Fact>
          <Fact name="Package URL">
            <code>{visible(purl)}</code>
          </Fact>
          {flaws.length === 0 ? null : (
            <Fact name="Reachable">{answers.data?.reachability.get(purl) ?? 'unknown'}</Fact>
          )}
        </Facts>
      </Panel>
      {flaws.length === 0 ? null : (
        <Panel title="Open">
          <ul className={styles.flaws}>
            {flaws.map(({ id, title, severity }) => (
              <li key={id}>
                <SeverityMark severity={severity} />
                <Link to="/o/$org/p/$project/v/$vulnerability" params={{ org, project, vulnerability: id }}>
                  {visible(title)}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title="Why is it here?" note={says}>
        <Answer query={answers}>
          {({ components }) => {
            const known = components.get(purl) ?? [];
            return known.length === 0 ? (
              <p className="quiet">The report of this scan does not say.</p>
            ) : (
              known.map((answer) => <Way key={answer.lockfile} answer={answer} name={name} />)
            );
          }}
        </Answer>
      </Panel>
    </aside>
  );
}

function Way({ answer: { path, lockfile, licence, neededBy, needs }, name }: { answer: ReportAnswer; name: string }) {
  return (
    <div className={styles.way}>
      <p className="mono">{visible(lockfile)}</p>
      {path.length === 0 ? <p className="quiet">This lockfile does not say how it got in.</p> : null}
      <ol className={styles.chain}>
        {(path.length === 0 ? [name] : path).map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path never moves
          <li key={index} className="mono">
            {visible(step)}
          </li>
        ))}
      </ol>
      <Facts>
        <Fact name="Needed by">
          {neededBy === null ? 'unknown' : <Names names={neededBy} none="the project alone" />}
        </Fact>
        <Fact name="Needs">{needs === null ? 'unknown' : <Names names={needs} none="nothing" />}</Fact>
        <Fact name="Licence">{licence === null ? 'not stated here' : visible(licence)}</Fact>
      </Facts>
    </div>
  );
}

function Names({ names, none }: { names: readonly string[]; none: string }) {
  if (names.length === 0) return <>{none}</>;
  const shown = names.slice(0, 12).map((name) => visible(name));
  return <>{`${shown.join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`}</>;
}
