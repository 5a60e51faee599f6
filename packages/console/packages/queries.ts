import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';

export type PackageUse = Schemas['PackageUse'];

export const packagesQuery = (q: string) =>
  queryOptions({
    queryKey: ['packages', q],
    queryFn: () => answerOf(api.GET('/api/v1/packages', { params: { query: { q } } })),
    placeholderData: keepPreviousData,
    enabled: q !== '',
  });

export const usesQuery = (ecosystem: string, name: string) =>
  queryOptions({
    queryKey: ['packages', 'uses', ecosystem, name],
    queryFn: () => answerOf(api.GET('/api/v1/package-uses', { params: { query: { ecosystem, name } } })),
  });
