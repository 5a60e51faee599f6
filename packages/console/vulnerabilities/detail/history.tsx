import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Panel } from '../../design/page.tsx';
import { Empty, Skeleton, Trouble } from '../../design/states.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import { eventsQuery } from '../queries.ts';
import styles from './detail.module.css';

/** What happened to it, the last event first. */
export function History({ vulnerability }: { vulnerability: string }) {
  const events = useInfiniteQuery(eventsQuery(vulnerability));
  const rows = events.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title="History" flush>
      {rows === undefined && events.isError ? (
        <Trouble error={events.error} retry={() => void events.refetch()} />
      ) : null}
      {rows === undefined && !events.isError ? <Skeleton lines={4} /> : null}
      {rows?.length === 0 ? <Empty title="Nothing happened yet" /> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <ol className={styles.events}>
          {rows.map(({ sequence, kind, says, at, actor }) => (
            <li key={sequence} data-kind={kind.split('.').at(-1)} data-actor={actor.kind}>
              <span>{visible(says)}</span>
              <span className="faint">
                <When time={at} />
                {actor.name === null ? '' : ` by ${visible(actor.name)}`}
              </span>
            </li>
          ))}
        </ol>
      )}
      {events.hasNextPage ? (
        <Button variant="subtle" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          Older events
        </Button>
      ) : null}
    </Panel>
  );
}
