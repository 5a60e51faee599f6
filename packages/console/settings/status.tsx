import { useQuery } from '@tanstack/react-query';
import { Badge } from '../design/badge.tsx';
import { Fact, Facts, Inset, Page, Panel } from '../design/page.tsx';
import { Answer, Empty } from '../design/states.tsx';
import { Table } from '../design/table.tsx';
import { counted, number, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import { statusQuery } from './queries.ts';

/** Versions, the store, and how old the server's knowledge of the world is. */
export function StatusPage() {
  const status = useQuery(statusQuery);
  return (
    <Page title="Status">
      <Answer query={status}>
        {({ version, store, time, advisories, rules, watch }) => (
          <>
            <Panel title="Server">
              <Facts>
                <Fact name="Version">vauban {visible(version)}</Fact>
                <Fact name="Database">{store === 'embedded' ? 'embedded PostgreSQL' : 'PostgreSQL server'}</Fact>
                <Fact name="Rules">{number(rules)}</Fact>
                <Fact name="Clock">
                  <When time={time} />
                </Fact>
              </Facts>
            </Panel>
            <Panel
              title="Watch"
              note={watch.problem === null ? null : <Badge tone="fail">{visible(watch.problem)}</Badge>}
            >
              <Facts>
                <Fact name="Sources asked">{watch.asked === null ? 'never' : <When time={watch.asked} />}</Fact>
                <Fact name="All matched">{watch.matched === null ? 'never' : <When time={watch.matched} />}</Fact>
              </Facts>
            </Panel>
            <Panel title="Advisories" note={advisories === null ? null : <Age days={advisories.ageDays} />} flush>
              {advisories === null ? (
                <Empty title="No advisories here yet">
                  Until the server has fetched them, no component is matched and nothing is watched.
                </Empty>
              ) : (
                <>
                  <Inset>
                    <Facts>
                      <Fact name="Revision">
                        <code>{visible(advisories.revision)}</code>
                      </Fact>
                      <Fact name="Built">
                        <When time={advisories.built} />
                      </Fact>
                      <Fact name="Records">{number(advisories.records)}</Fact>
                      <Fact name="Exploited (KEV)">
                        {advisories.kev === null ? 'missing' : visible(advisories.kev)}
                      </Fact>
                    </Facts>
                  </Inset>
                  <Table
                    label="Feeds"
                    rows={advisories.ecosystems}
                    rowKey={({ ecosystem }) => ecosystem}
                    columns={[
                      { name: 'Ecosystem', cell: ({ ecosystem }) => visible(ecosystem) },
                      {
                        name: 'Newest record',
                        cell: ({ newest }) => (newest === null ? 'unknown' : <When time={newest} />),
                      },
                      {
                        name: 'Records',
                        align: 'end',
                        cell: ({ records }) => <span className="numbers">{number(records)}</span>,
                      },
                    ]}
                  />
                </>
              )}
            </Panel>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Age({ days }: { days: number | null }) {
  if (days === null) return <Badge tone="unproven">of unknown age</Badge>;
  return <Badge tone={days > 7 ? 'medium' : 'pass'}>{days < 1 ? 'of today' : `${counted(days, 'day')} old`}</Badge>;
}
