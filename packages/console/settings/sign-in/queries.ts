import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/client.ts';

export type Provider = Schemas['IdentityProvider'];

export const providersQuery = queryOptions({
  queryKey: ['identity-providers'],
  queryFn: () => answerOf(api.GET('/api/v1/identity-providers')),
});

export const signInPolicyQuery = queryOptions({
  queryKey: ['sign-in-policy'],
  queryFn: () => answerOf(api.GET('/api/v1/sign-in-policy')),
});
