import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/client.ts';

export type Erasure = Schemas['Erasure'];
export type WhatToErase = Schemas['WhatToErase'];

export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['erasures'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/api/v1/erasures', {
        params: { query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
  // one that runs is done some seconds later
  refetchInterval: ({ state: { data } }) =>
    data?.pages.some(({ items }) => items.some(({ state }) => state === 'running')) === true ? 3000 : false,
});
