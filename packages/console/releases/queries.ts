import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';

export type Runs = Schemas['Runs'];

/** What runs where, by environment. */
export const deploymentsQuery = infiniteQueryOptions({
  queryKey: ['deployments'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/api/v1/deployments', {
        params: { query: { limit: 200, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
