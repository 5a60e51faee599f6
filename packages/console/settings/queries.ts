import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../client/client.ts';

const cursor = (pageParam: string) => (pageParam === '' ? {} : { cursor: pageParam });

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: () => answerOf(api.GET('/api/v1/status')),
  staleTime: 60_000,
});

export const peopleQuery = infiniteQueryOptions({
  queryKey: ['people'],
  queryFn: ({ pageParam }) =>
    answerOf(api.GET('/api/v1/people', { params: { query: { limit: 100, ...cursor(pageParam) } } })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: () => answerOf(api.GET('/api/v1/invitations')),
});

export const tokensQuery = infiniteQueryOptions({
  queryKey: ['tokens'],
  queryFn: ({ pageParam }) =>
    answerOf(api.GET('/api/v1/tokens', { params: { query: { limit: 100, ...cursor(pageParam) } } })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

export const receiversQuery = queryOptions({
  queryKey: ['receivers'],
  queryFn: () => answerOf(api.GET('/api/v1/receivers')),
});

export const outboxQuery = (state: 'waiting' | 'sent' | 'dead') =>
  infiniteQueryOptions({
    queryKey: ['outbox', state],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/v1/outbox', { params: { query: { state, limit: 50, ...cursor(pageParam) } } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ pageParam }) =>
    answerOf(api.GET('/api/v1/audit', { params: { query: { limit: 100, ...cursor(pageParam) } } })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

export const environmentsQuery = queryOptions({
  queryKey: ['environments'],
  queryFn: () => answerOf(api.GET('/api/v1/environments')),
});

export const policyQuery = (project: string | undefined) =>
  queryOptions({
    queryKey: ['policy', project ?? null],
    queryFn: () =>
      project === undefined
        ? answerOf(api.GET('/api/v1/policy'))
        : answerOf(api.GET('/api/v1/projects/{project}/policy', { params: { path: { project } } })),
  });
