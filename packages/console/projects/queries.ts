import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';

export type Project = Schemas['Project'];

export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: () => answerOf(api.GET('/api/v1/projects', { params: { query: { limit: 200 } } })),
});

export const projectQuery = (project: string) =>
  queryOptions({
    queryKey: ['project', project],
    queryFn: () => answerOf(api.GET('/api/v1/projects/{project}', { params: { path: { project } } })),
  });

export const branchesQuery = (project: string) =>
  queryOptions({
    queryKey: ['project', project, 'branches'],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/projects/{project}/branches', { params: { path: { project }, query: { limit: 200 } } }),
      ),
  });

export const releasesQuery = (project: string) =>
  queryOptions({
    queryKey: ['project', project, 'releases'],
    queryFn: () =>
      answerOf(api.GET('/api/v1/projects/{project}/releases', { params: { path: { project }, query: { limit: 50 } } })),
  });

export const scansQuery = (project: string) =>
  infiniteQueryOptions({
    queryKey: ['project', project, 'scans'],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/scans', {
          params: { path: { project }, query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
