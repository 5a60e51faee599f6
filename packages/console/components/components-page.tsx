import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Page, Panel } from '../design/page.tsx';
import { Answer, Empty, Skeleton } from '../design/states.tsx';
import { counted, number } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { HowToScan } from '../projects/how-to-scan.tsx';
import { projectQuery } from '../projects/queries.ts';
import { type Choice, choiceOfSearch, SHOWN } from './choice.ts';
import styles from './components.module.css';
import { chosen, inventoryOf } from './inventory.ts';
import { OneComponent } from './one-component.tsx';
import { componentFlawsQuery, inventoryQuery, MOST_COMPONENTS } from './queries.ts';
import { Rows } from './rows.tsx';

const SHOW_WORDS = { all: 'All', vulnerable: 'Vulnerable', direct: 'Asked for directly' } as const;

/** What a project is made of, as its last scan saw it, and why each part is there. */
export function ComponentsPage() {
  const { project: slug = '' } = useParams({ strict: false });
  const project = useQuery(projectQuery(slug));
  const scan = project.data?.lastScan ?? null;
  return (
    <Page
      title="Components"
      name={`Components of ${slug}`}
      wide
      lead={
        scan === null ? null : (
          <span>
            As scanned <When time={scan.recorded} />
            {scan.branch === null ? '' : ` on ${scan.branch}`}
          </span>
        )
      }
    >
      <Answer query={project} waiting={<Skeleton lines={12} height={30} />}>
        {() =>
          scan === null ? (
            <Panel>
              <Empty title="Never scanned">
                <HowToScan project={slug} />
              </Empty>
            </Panel>
          ) : (
            <Inventory project={slug} scan={scan.id} />
          )
        }
      </Answer>
    </Page>
  );
}

function Inventory({ project, scan }: { project: string; scan: string }) {
  const choice = choiceOfSearch(useSearch({ strict: false }) as Record<string, unknown>);
  const navigate = useNavigate();
  const choose = (next: Choice) => void navigate({ to: '.', search: next, replace: true, resetScroll: false });
  const listed = useQuery(inventoryQuery(scan));
  const flaws = useQuery(componentFlawsQuery(project));
  const entries = useMemo(
    () => inventoryOf(listed.data?.items ?? [], flaws.data?.items ?? []),
    [listed.data, flaws.data],
  );
  const rows = chosen(entries, choice);
  const one = entries.find(({ purl }) => purl === choice.component);
  const { component: _, ...closed } = choice;
  return (
    <Answer query={listed} waiting={<Skeleton lines={12} height={30} />}>
      {({ all }) =>
        entries.length === 0 ? (
          <Panel>
            <Empty title="No component here">
              The last scan found no lockfile, or its components are no longer kept. Commit a lockfile (
              <code>package-lock.json</code>, <code>poetry.lock</code>, …) and scan again.
            </Empty>
          </Panel>
        ) : (
          <>
            <search className={styles.tools}>
              <TextInput
                type="search"
                aria-label="Search components"
                placeholder="Name, version or package URL"
                defaultValue={choice.q ?? ''}
                onChange={(event) => {
                  const { q: before, ...rest } = choice;
                  const q = event.currentTarget.value;
                  choose(q === '' ? rest : { ...rest, q });
                }}
              />
              <fieldset className={styles.shown}>
                <legend className="hidden-visually">Show</legend>
                {SHOWN.map((show) => {
                  const { show: before = 'all', ...rest } = choice;
                  return (
                    <Button
                      key={show}
                      variant="default"
                      aria-pressed={before === show}
                      onClick={() => choose(show === 'all' ? rest : { ...rest, show })}
                    >
                      {SHOW_WORDS[show]} {number(chosen(entries, { show }).length)}
                    </Button>
                  );
                })}
              </fieldset>
              <span className="quiet numbers" role="status">
                {counted(rows.length, 'component')}
              </span>
            </search>
            {all ? null : <p className="quiet">The first {number(MOST_COMPONENTS)} by package URL; there are more.</p>}
            {flaws.data?.all === false ? <p className="quiet">More is open than these marks count.</p> : null}
            {flaws.isError ? <p className="quiet">Which are vulnerable cannot be said: the server refused.</p> : null}
            <div className={styles.layout} data-open={one !== undefined}>
              <Rows rows={rows} choice={choice} />
              {one === undefined ? null : (
                <OneComponent key={one.purl} entry={one} project={project} scan={scan} onClose={() => choose(closed)} />
              )}
            </div>
          </>
        )
      }
    </Answer>
  );
}
