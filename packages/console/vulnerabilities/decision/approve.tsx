import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../client/client.ts';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import type { Decision } from '../queries.ts';

/** Approves a proposal of somebody else; the server refuses one's own and says so. */
export function Approve({
  proposal,
  vulnerability,
  onReject,
}: {
  proposal: Decision;
  vulnerability: string;
  onReject: () => void;
}) {
  const queries = useQueryClient();
  const say = useNotice();
  const approve = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/decisions/{decision}/approve', { params: { path: { decision: proposal.id } }, body: {} }),
      ),
    onSuccess: async () => {
      say(`Approved: the decision about ${vulnerability} holds.`);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['vulnerability', vulnerability] }),
        queries.invalidateQueries({ queryKey: ['vulnerabilities'] }),
      ]);
    },
  });
  return (
    <>
      <span className="row">
        <Button loading={approve.isPending} onClick={() => approve.mutate()}>
          Approve
        </Button>
        <Button variant="default" onClick={onReject}>
          Reject
        </Button>
      </span>
      {approve.isError ? <Trouble error={approve.error} /> : null}
    </>
  );
}
