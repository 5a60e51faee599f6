import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '../client/problem.ts';
import styles from './states.module.css';

/** Grey lines where text will be. */
export function Skeleton({ lines = 3, height = 14 }: { lines?: number; height?: number }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="hidden-visually">Loading</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name
        <span key={line} style={{ height, width: `${[92, 78, 85, 64][line % 4]}%` }} />
      ))}
    </div>
  );
}

/** There is nothing, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
        <path d="M20 4l4.5 8.7 9.7-1.5-6.9 7 4.4 8.8-8.8-4.4L20 36l-2.9-13.4L8.3 27l4.4-8.8-6.9-7 9.7 1.5z" />
      </svg>
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <div className="quiet">{children}</div>}
    </div>
  );
}

/** What the server or the connection refused, in its own words, and a way to try again. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = asProblem(error);
  return (
    <div className={styles.trouble} role="alert">
      <p className={styles.title}>{problem.title}</p>
      {problem.detail === '' ? null : <p>{problem.detail}</p>}
      {problem.errors.length === 0 ? null : (
        <ul>
          {problem.errors.map(({ at, problem: says }) => (
            <li key={`${at} ${says}`}>
              <code>{at}</code> {says}
            </li>
          ))}
        </ul>
      )}
      {problem.instance === undefined ? null : (
        <p className="faint">
          Request <code>{problem.instance}</code>
        </p>
      )}
      {retry === undefined ? null : (
        <Button variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** A question to the server in its three states. What is known stays on screen while it is asked again. */
export function Answer<T>({
  query,
  waiting = <Skeleton />,
  children,
}: {
  query: UseQueryResult<T>;
  waiting?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  return waiting;
}
