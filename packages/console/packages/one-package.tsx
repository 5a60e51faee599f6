import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Badge } from '../design/badge.tsx';
import { Panel } from '../design/page.tsx';
import { type Severity, SeverityMark } from '../design/severity.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { counted, visible } from '../design/text.ts';
import styles from './packages.module.css';
import { type PackageUse, usesQuery } from './queries.ts';
import { byVersion } from './versions.ts';

/** Who has it, version by version, and what is known against each. */
export function OnePackage({ ecosystem, name }: { ecosystem: string; name: string }) {
  const { org = '' } = useParams({ strict: false });
  const uses = useQuery(usesQuery(ecosystem, name));
  return (
    <Panel title={visible(name)} note={visible(ecosystem)} flush>
      <Answer query={uses} waiting={<Skeleton lines={10} />}>
        {({ items, more, vulnerabilities }) =>
          items.length === 0 ? (
            <Empty title="Nobody has it now">It may have been there before: the scans of each project remember.</Empty>
          ) : (
            <div className={styles.versions}>
              {byVersion(items, vulnerabilities).map(({ purl, version, uses: users, against }) => (
                <section key={purl} aria-label={`Version ${visible(version)}`}>
                  <h3 className={styles.version}>
                    <span className="mono">{visible(version)}</span>
                    <span className="quiet">{counted(users.length, 'place')}</span>
                    {against.length === 0 ? (
                      <span className="faint">nothing is known against it</span>
                    ) : (
                      <Badge tone="fail">{counted(against.length, 'open vulnerability', 'open vulnerabilities')}</Badge>
                    )}
                  </h3>
                  <Against org={org} against={against} />
                  <ul className={styles.users}>
                    {users.map((use) => (
                      <User key={`${use.scan} ${use.release ?? ''} ${use.path}`} org={org} use={use} />
                    ))}
                  </ul>
                </section>
              ))}
              {more ? <p className={styles.more}>Only the first thousand places are shown.</p> : null}
            </div>
          )
        }
      </Answer>
    </Panel>
  );
}

const FEW = 8;

interface Known {
  readonly id: string;
  readonly project: string;
  readonly title: string;
  readonly severity: string;
}

function Against({ org, against }: { org: string; against: readonly Known[] }) {
  if (against.length === 0) return null;
  return (
    <ul className={styles.against}>
      {against.slice(0, FEW).map(({ id, project, title, severity }) => (
        <li key={id}>
          <SeverityMark severity={severity as Severity} size={15} />
          <Link to="/o/$org/p/$project/v/$vulnerability" params={{ org, project, vulnerability: id }}>
            {visible(title)}
          </Link>
          <span className="faint">{project}</span>
        </li>
      ))}
      {against.length > FEW ? <li className="faint">and {against.length - FEW} more</li> : null}
    </ul>
  );
}

function User({ org, use }: { org: string; use: PackageUse }) {
  const { project, projectName, branch, release, environments, path, direct, scope, purl } = use;
  return (
    <li>
      <Link to="/o/$org/p/$project/components" params={{ org, project }} search={{ component: purl }}>
        {visible(projectName)}
      </Link>
      <span>
        {release === null ? visible(branch ?? '') : `release ${visible(release)}`}
        {environments.length === 0 ? '' : ` in ${environments.map((one) => visible(one)).join(', ')}`}
      </span>
      <span className="faint mono">{visible(path)}</span>
      <span className="quiet">
        {direct === null ? 'direct or not is unknown' : direct ? 'asked for directly' : 'comes with another one'}
        {scope === 'production' ? '' : `, ${visible(scope)}`}
      </span>
    </li>
  );
}
