import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../client/client.ts';

const MOST = 200;

/** What is open, the newest first, bounded. */
export const newestQuery = queryOptions({
  queryKey: ['vulnerabilities', 'overview', 'newest'],
  queryFn: () =>
    answerOf(
      api.GET('/api/v1/vulnerabilities', { params: { query: { sort: 'newest', state: ['open'], limit: MOST } } }),
    ),
});

/** What is undecided and due, the first due first. */
export const dueQuery = queryOptions({
  queryKey: ['vulnerabilities', 'overview', 'due'],
  queryFn: () =>
    answerOf(
      api.GET('/api/v1/vulnerabilities', {
        params: {
          query: { sort: 'due', state: ['open'], decision: ['none'], deadline: ['late', 'ahead'], limit: 8 },
        },
      }),
    ),
});

export const openQuery = queryOptions({
  queryKey: ['vulnerabilities', 'overview', 'open'],
  queryFn: () =>
    answerOf(api.GET('/api/v1/vulnerabilities/facets', { params: { query: { state: ['open'], decision: ['none'] } } })),
});

/** Decisions that wait for a person: proposed, or to be looked at again. */
export const waitingQuery = (state: 'proposed' | 'questioned') =>
  queryOptions({
    queryKey: ['vulnerabilities', 'decisions', state],
    queryFn: () => answerOf(api.GET('/api/v1/decisions', { params: { query: { state, limit: 20 } } })),
  });
