import { QueryCache, QueryClient } from '@tanstack/react-query';
import { asProblem } from './problem.ts';

/** The cache of answers. `onSignedOut` is told when the server no longer knows who is asking. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        if (asProblem(error).status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // a refusal stays one; what may pass by itself is tried twice more
        retry: (failures, error) => {
          const { status } = asProblem(error);
          return (status === 0 || status >= 502) && failures < 2;
        },
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
    },
  });
}
