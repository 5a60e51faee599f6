import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';

export type WorkQueue = Schemas['WorkQueue'];
export type WorkItem = Schemas['WorkItem'];

/** What to do, in its order; `mine`, `all` or the slug of a team. */
export const queueQuery = (team: string) =>
  queryOptions({
    queryKey: ['vulnerabilities', 'queue', team],
    queryFn: () => answerOf(api.GET('/api/v1/queue', { params: { query: { team, limit: 200 } } })),
    placeholderData: keepPreviousData,
  });

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => answerOf(api.GET('/api/v1/teams')),
});
