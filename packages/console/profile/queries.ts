import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';

export type WaysIn = Schemas['WaysIn'];

export const waysInQuery = queryOptions({
  queryKey: ['me', 'ways-in'],
  queryFn: () => answerOf(api.GET('/api/v1/me/ways-in')),
});
