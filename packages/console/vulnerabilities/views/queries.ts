import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/client.ts';

export type View = Schemas['View'];

/** Own views and shared ones, by name. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => answerOf(api.GET('/api/v1/views')),
});
