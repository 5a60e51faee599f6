import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';

export type WholeScan = Schemas['WholeScan'];
export type Gap = Schemas['Gap'];

/** One scan; it never changes. */
export const scanQuery = (scan: string) =>
  queryOptions({
    queryKey: ['scan', scan],
    queryFn: () => answerOf(api.GET('/api/v1/scans/{scan}', { params: { path: { scan } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const componentsQuery = (scan: string) =>
  infiniteQueryOptions({
    queryKey: ['scan', scan, 'components'],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/scans/{scan}/components', {
          params: { path: { scan }, query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
  });
