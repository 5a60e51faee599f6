import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../client/client.ts';
import { asProblem } from '../../client/problem.ts';
import { useNotice } from '../../design/notice.tsx';
import { counted, number } from '../../design/text.ts';
import type { DecisionWish } from '../decision/decision-fields.tsx';

interface Change {
  readonly filter: object;
  readonly decision: DecisionWish;
  /** As the preview counted; when it is another number now, the server refuses. */
  readonly expected: number;
}

/** Does a change of many, and offers to undo it. */
export function useChange(onDone: () => void) {
  const queries = useQueryClient();
  const say = useNotice();
  const renew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['vulnerability'] }),
      queries.invalidateQueries({ queryKey: ['vulnerabilities'] }),
    ]);
  const undo = async (bulk: string) => {
    try {
      const { undone, left } = await answerOf(
        api.POST('/api/v1/bulk/{bulk}/undo', { params: { path: { bulk } }, body: {} }),
      );
      say(`Undone: ${number(undone)}.${left === 0 ? '' : ` ${number(left)} were changed since and stay.`}`);
    } catch (error) {
      say(`Not undone: ${asProblem(error).title}`);
    }
    await renew();
  };
  return useMutation({
    mutationFn: ({ filter, decision, expected }: Change) =>
      answerOf(
        api.POST('/api/v1/bulk', { body: { filter, change: { do: 'decide', ...decision }, expected } as never }),
      ),
    onSuccess: async ({ bulk, count }) => {
      onDone();
      say(`Decided about ${counted(count, 'vulnerability', 'vulnerabilities')}.`, {
        word: 'Undo',
        act: () => void undo(bulk),
      });
      await renew();
    },
  });
}
