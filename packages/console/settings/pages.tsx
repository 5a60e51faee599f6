import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Skeleton, Trouble } from '../design/states.tsx';
import styles from './pages.module.css';

/** The pages of a list that were fetched, as one, with a way to the next one. */
export function Pages<Item>({
  query,
  children,
}: {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[]; next: string | null }>>;
  children: (items: readonly Item[]) => ReactNode;
}) {
  const items = query.data?.pages.flatMap((page) => page.items);
  if (items === undefined) {
    if (query.isError) return <Trouble error={query.error} retry={() => void query.refetch()} />;
    return <Skeleton lines={6} height={18} />;
  }
  return (
    <>
      {children(items)}
      {query.hasNextPage ? (
        <div className={styles.more}>
          <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            More
          </Button>
        </div>
      ) : null}
    </>
  );
}
