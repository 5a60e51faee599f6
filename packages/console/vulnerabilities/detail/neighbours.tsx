import { ActionIcon } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { DownIcon, UpIcon } from '../../design/icons.tsx';
import { isTyping } from '../../design/keys.ts';
import '../list/came-from.ts';
import { listQuery, type Vulnerability, type WholeVulnerability } from '../queries.ts';

/** The way through the list that one came from, by button and by key. */
export function Neighbours({ vulnerability, onDecide }: { vulnerability: WholeVulnerability; onDecide: () => void }) {
  const { org = '' } = useParams({ strict: false });
  const cameFrom = useRouterState({ select: ({ location }) => location.state.cameFrom });
  const navigate = useNavigate();
  const list = useInfiniteQuery({
    ...listQuery(cameFrom?.filter ?? {}, cameFrom?.project),
    enabled: cameFrom !== undefined,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const at = rows.findIndex(({ id }) => id === vulnerability.id);
  const previous = at > 0 ? rows[at - 1] : undefined;
  const next = at >= 0 ? rows[at + 1] : undefined;
  const more = at >= 0 && at >= rows.length - 2 && list.hasNextPage && !list.isFetchingNextPage;
  const { fetchNextPage } = list;
  useEffect(() => {
    if (more) void fetchNextPage();
  }, [more, fetchNextPage]);

  const open = (target: Vulnerability | undefined) => {
    if (target === undefined || cameFrom === undefined) return;
    const params = { org, project: target.project, vulnerability: target.id };
    void navigate({ to: '/o/$org/p/$project/v/$vulnerability', params, state: { cameFrom }, replace: true });
  };
  const back = () => {
    const { filter = {}, project = undefined } = cameFrom ?? { project: vulnerability.project };
    if (project === undefined) void navigate({ to: '/o/$org/v', params: { org }, search: filter });
    else void navigate({ to: '/o/$org/p/$project/v', params: { org, project }, search: filter });
  };
  useKeys({ j: () => open(next), k: () => open(previous), u: back, a: onDecide });

  if (at < 0) return null;
  return (
    <>
      <span className="quiet numbers">
        {at + 1} of {rows.length}
        {list.hasNextPage ? '+' : ''}
      </span>
      <ActionIcon
        variant="default"
        aria-label="Previous"
        title="Previous (k)"
        disabled={previous === undefined}
        onClick={() => open(previous)}
      >
        <UpIcon />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label="Next"
        title="Next (j)"
        disabled={next === undefined}
        onClick={() => open(next)}
      >
        <DownIcon />
      </ActionIcon>
    </>
  );
}

function useKeys(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
      if (action === undefined || isTyping(event)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
