import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';

export type Overview = Schemas['Overview'];

const OLD_SECONDS = 10;
const AGAIN_MS = 4000;

/** Where all projects stand. Its key begins as those of the lists do, so that it is asked again when they are. */
export const overviewQuery = queryOptions({
  queryKey: ['vulnerabilities', 'overview'],
  queryFn: () => answerOf(api.GET('/api/v1/overview')),
  // an old answer is being counted anew behind this reader's back
  refetchInterval: ({ state: { data } }) => (data !== undefined && data.secondsOld > OLD_SECONDS ? AGAIN_MS : false),
});

/** What is undecided and due, the first due first. */
export const dueQuery = queryOptions({
  queryKey: ['vulnerabilities', 'overview', 'due'],
  queryFn: () =>
    answerOf(
      api.GET('/api/v1/vulnerabilities', {
        params: {
          query: { sort: 'due', state: ['open'], decision: ['none'], deadline: ['late', 'ahead'], limit: 6 },
        },
      }),
    ),
});

/** Decisions that wait for a person: proposed, or to be looked at again. */
export const waitingQuery = (state: 'proposed' | 'questioned') =>
  queryOptions({
    queryKey: ['vulnerabilities', 'decisions', state],
    queryFn: () => answerOf(api.GET('/api/v1/decisions', { params: { query: { state, limit: 20 } } })),
  });
