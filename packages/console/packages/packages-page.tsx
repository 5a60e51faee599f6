import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SearchIcon } from '../design/icons.tsx';
import { Page, Panel } from '../design/page.tsx';
import { Shares } from '../design/plot/shares.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { counted, visible } from '../design/text.ts';
import { overviewQuery } from '../overview/queries.ts';
import { type PackageChoice, packageChoice, splitName } from './choice.ts';
import { OnePackage } from './one-package.tsx';
import styles from './packages.module.css';
import { packagesQuery } from './queries.ts';

/** Who has a package, over all projects and releases. */
export function PackagesPage() {
  const choice = packageChoice(useSearch({ strict: false }) as Record<string, unknown>);
  const one = choice.of === undefined ? null : splitName(choice.of);
  return (
    <Page title="Components" lead={<span>In default branches and in what is deployed, over all projects</span>} wide>
      <Search choice={choice} />
      <div className={styles.layout} data-one={one !== null}>
        {choice.q === undefined ? <Most chosen={choice.of} /> : <Found choice={choice} q={choice.q} />}
        {one === null ? null : <OnePackage ecosystem={one.ecosystem} name={one.name} />}
      </div>
    </Page>
  );
}

function Search({ choice }: { choice: PackageChoice }) {
  const navigate = useNavigate();
  const [text, setText] = useState(choice.q ?? '');
  const known = choice.q ?? '';
  useEffect(() => setText(known), [known]);
  useEffect(() => {
    if (text.trim() === known) return undefined;
    const timer = setTimeout(() => {
      void navigate({ to: '.', search: text.trim() === '' ? {} : { q: text.trim() }, replace: true });
    }, 250);
    return () => clearTimeout(timer);
  }, [text, known, navigate]);
  return (
    <TextInput
      type="search"
      aria-label="Name of a component"
      placeholder="Which project has log4j? Part of a name is enough"
      leftSection={<SearchIcon />}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function Found({ choice, q }: { choice: PackageChoice; q: string }) {
  const { org = '' } = useParams({ strict: false });
  const found = useQuery(packagesQuery(q));
  return (
    <Panel title="Found" flush>
      <Answer query={found} waiting={<Skeleton lines={8} />}>
        {({ items, more }) =>
          items.length === 0 ? (
            <Empty title="Nobody has it">
              No last scan of a default branch and no deployed release names a component like this.
            </Empty>
          ) : (
            <>
              <ul className={styles.found}>
                {items.map(({ ecosystem, name, versions, projects, open }) => {
                  const of = `${ecosystem}:${name}`;
                  return (
                    <li key={of} data-chosen={choice.of === of}>
                      <Link
                        to="/o/$org/components"
                        params={{ org }}
                        search={{ q, of }}
                        resetScroll={false}
                        aria-current={choice.of === of ? 'true' : undefined}
                        className={styles.link}
                      >
                        {visible(name)}
                      </Link>
                      <span className="faint">{visible(ecosystem)}</span>
                      <span className="quiet">
                        {counted(versions, 'version')} in {counted(projects, 'project')}
                      </span>
                      {open > 0 ? <strong className={styles.open}>{open} open</strong> : null}
                    </li>
                  );
                })}
              </ul>
              {more ? <p className={styles.more}>There are more; say more of the name.</p> : null}
            </>
          )
        }
      </Answer>
    </Panel>
  );
}

/** Before anything is searched: where it hurts most. */
function Most({ chosen }: { chosen: string | undefined }) {
  const { org = '' } = useParams({ strict: false });
  const overview = useQuery(overviewQuery);
  if (chosen !== undefined) return null;
  return (
    <Panel title="Most open against" note="open and undecided; the dark part is critical, high or unknown">
      <Answer query={overview}>
        {({ packages }) =>
          packages.length === 0 ? (
            <Empty title="Nothing is known against any component">
              Search a name to see who has it, in which version and why. Lockfiles of scanned projects fill this page.
            </Empty>
          ) : (
            <Shares
              label="Components with the most open vulnerabilities"
              shares={packages.map(({ purl, open, severe }) => ({
                key: purl,
                all: open,
                part: severe,
                name: (
                  <Link to="/o/$org/components" params={{ org }} search={{ q: nameIn(purl) }}>
                    {visible(purl.replace(/^pkg:/, ''))}
                  </Link>
                ),
              }))}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

/** The name in a package URL, without type, namespace and version. */
function nameIn(purl: string): string {
  const last = purl.slice(purl.lastIndexOf('/') + 1);
  const name = last.replace(/[@?#].*$/, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
