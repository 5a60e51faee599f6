import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';
import { type Filter, queryOf } from './filter.ts';

export type Vulnerability = Schemas['Vulnerability'];
export type WholeVulnerability = Schemas['WholeVulnerability'];
export type Facets = Schemas['Facets'];
export type Decision = Schemas['Decision'];

export const listQuery = (filter: Filter, project?: string) => {
  const query = queryOf(filter, project);
  return infiniteQueryOptions({
    queryKey: ['vulnerabilities', 'list', query],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/vulnerabilities', {
          params: { query: { ...query, limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
};

export const facetsQuery = (filter: Filter, project?: string) => {
  const { sort: _, ...query } = queryOf(filter, project);
  return queryOptions({
    queryKey: ['vulnerabilities', 'facets', query],
    queryFn: () => answerOf(api.GET('/api/v1/vulnerabilities/facets', { params: { query } })),
    placeholderData: keepPreviousData,
  });
};

export const vulnerabilityQuery = (vulnerability: string) =>
  queryOptions({
    queryKey: ['vulnerability', vulnerability],
    queryFn: () =>
      answerOf(api.GET('/api/v1/vulnerabilities/{vulnerability}', { params: { path: { vulnerability } } })),
  });

export const eventsQuery = (vulnerability: string) =>
  infiniteQueryOptions({
    queryKey: ['vulnerability', vulnerability, 'events'],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/vulnerabilities/{vulnerability}/events', {
          params: { path: { vulnerability }, query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
