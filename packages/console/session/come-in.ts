import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Me, meQuery } from './queries.ts';

/** Only paths of this console: nobody is sent elsewhere by an address that someone else made. */
function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/';
}

/** What happens when somebody has signed in: nothing that was known before stays, and the page that was asked for opens. */
export function useComeIn(): (me: Me, to: string | undefined) => void {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (me, to) => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    void navigate({ href: ownPath(to), replace: true });
  };
}
