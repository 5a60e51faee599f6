import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../client/client.ts';

export type Me = Schemas['Me'];

/** Who is asking; a refusal means that nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => answerOf(api.GET('/api/v1/me')),
  staleTime: 60_000,
});

export const versionQuery = queryOptions({
  queryKey: ['version'],
  queryFn: () => answerOf(api.GET('/api/v1/version')),
  staleTime: 60_000,
});

export const doorsQuery = queryOptions({
  queryKey: ['doors'],
  queryFn: () => answerOf(api.GET('/api/v1/session/doors')),
  staleTime: 60_000,
});

/** Whether the person may do an action somewhere in the organisation. */
export function may(me: Me | undefined, action: string): boolean {
  return me?.may.includes(action) ?? false;
}
