import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { isTyping } from '../../design/keys.ts';
import { Empty, Skeleton, Trouble } from '../../design/states.tsx';
import { visible } from '../../design/text.ts';
import { type Filter, narrowness } from '../filter.ts';
import { listQuery } from '../queries.ts';
import type { CameFrom } from './came-from.ts';
import styles from './results.module.css';
import { Row } from './row.tsx';

interface ResultsProps {
  readonly filter: Filter;
  readonly project?: string;
  readonly onChange: (filter: Filter) => void;
}

/** The list itself: pages are fetched as one scrolls, only what is seen is drawn. */
export function Results({ filter, project, onChange }: ResultsProps) {
  const { org = '' } = useParams({ strict: false });
  const query = useInfiniteQuery(listQuery(filter, project));
  const rows = query.data?.pages.flatMap(({ items }) => items);
  if (rows === undefined) {
    return (
      <div className={styles.results}>
        {query.isError ? (
          <Trouble error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={12} height={30} />
        )}
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <div className={styles.results}>
        <Nothing filter={filter} onChange={onChange} />
      </div>
    );
  }
  const cameFrom: CameFrom = { filter, ...(project === undefined ? {} : { project }) };
  return (
    <VirtualRows
      count={rows.length}
      more={query.hasNextPage && !query.isFetchingNextPage}
      onMore={() => void query.fetchNextPage()}
      old={query.isPlaceholderData}
      row={(index) => {
        const vulnerability = rows[index];
        if (vulnerability === undefined) return null;
        return (
          <Row vulnerability={vulnerability} withProject={project === undefined}>
            <Link
              to="/o/$org/p/$project/v/$vulnerability"
              params={{ org, project: vulnerability.project, vulnerability: vulnerability.id }}
              state={{ cameFrom }}
              className={styles.link}
            >
              {visible(vulnerability.title)}
            </Link>
          </Row>
        );
      }}
    />
  );
}

function Nothing({ filter, onChange }: Pick<ResultsProps, 'filter' | 'onChange'>) {
  if (narrowness(filter) === 0) {
    return (
      <Empty title={filter.state === undefined ? 'Nothing is open' : 'There are none'}>A scan fills this list.</Empty>
    );
  }
  return (
    <Empty title="Nothing fits these filters">
      <button type="button" className={styles.clear} onClick={() => onChange({})}>
        Clear all
      </button>
    </Empty>
  );
}

function VirtualRows({
  count,
  more,
  onMore,
  old,
  row,
}: {
  count: number;
  more: boolean;
  onMore: () => void;
  /** What is shown is the answer to the question before. */
  old: boolean;
  row: (index: number) => React.ReactNode;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  useEffect(() => setMargin(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({ count, estimateSize: () => 57, overscan: 12, scrollMargin: margin });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= count - 30) onMore();
  }, [more, last, count, onMore]);
  useRowKeys(list, count, (index) => virtual.scrollToIndex(index));
  return (
    <ul
      ref={list}
      className={styles.results}
      aria-label="Vulnerabilities"
      data-old={old}
      style={{ height: virtual.getTotalSize() + 2 }}
    >
      {items.map(({ index, key, start }) => (
        <li
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          className={styles.item}
          aria-setsize={more ? -1 : count}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - margin}px)` }}
        >
          {row(index)}
        </li>
      ))}
    </ul>
  );
}

/** j and k move the focus from row to row; Enter then is the link's own. */
function useRowKeys(
  list: React.RefObject<HTMLUListElement | null>,
  count: number,
  show: (index: number) => void,
): void {
  const showRow = useRef(show);
  showRow.current = show;
  useEffect(() => {
    const focus = (index: number) => {
      const link = list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
      link?.focus({ preventScroll: true });
      link?.closest('li')?.scrollIntoView({ block: 'nearest' });
      return link !== null && link !== undefined;
    };
    const press = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || isTyping(event)) return;
      const current = document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset.index;
      const step = event.key === 'j' ? 1 : -1;
      const next = Math.min(count - 1, Math.max(0, current === undefined ? 0 : Number(current) + step));
      event.preventDefault();
      if (focus(next)) return;
      showRow.current(next);
      requestAnimationFrame(() => focus(next));
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [list, count]);
}
