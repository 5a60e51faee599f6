import type { RecordContext, Trx } from '../context.ts';
import { settleDeadlines } from '../deadlines/settle.ts';
import { appendEvents } from '../events/append.ts';
import type { NewEvent, StoredEvent } from '../events/event.ts';
import { inTransaction, lockProjects } from '../transaction.ts';
import { dayOf } from './day.ts';

/** Ends what is over, so that the record says on every day what holds on it; a job calls it daily. */
export async function expireDecisions(
  ctx: RecordContext,
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<number> {
  const over = await ctx.db
    .selectFrom('decisions')
    .select('projectId')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where('endedAt', 'is', null)
    .where('until', '<', dayOf(now))
    .execute();
  let ended = 0;
  for (const { projectId } of over) {
    ended += await inTransaction(ctx.db, async (trx) => {
      await lockProjects(trx, organisationId, [projectId]);
      const events = await expireIn(trx, organisationId, projectId, now);
      const numbers = events.flatMap(({ subjects }) => subjects);
      await ctx.notify(trx, [...events, ...(await settleDeadlines(trx, { organisationId, projectId, now }, numbers))]);
      return events.length;
    });
  }
  return ended;
}

/** The same for one project, by whoever holds its turn. */
export async function expireIn(trx: Trx, organisationId: string, projectId: string, now: Date): Promise<StoredEvent[]> {
  const over = await trx
    .selectFrom('decisions')
    .select(['decisionId', 'number', 'until'])
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId)
    .where('endedAt', 'is', null)
    .where('until', '<', dayOf(now))
    .orderBy('number')
    .execute();
  return appendEvents(
    trx,
    organisationId,
    over.map(({ decisionId, number, until }): NewEvent => {
      const data = { decisionId, reason: `its last day, ${until}, is over` };
      const actor = { kind: 'system', id: null } as const;
      return { kind: 'decision.expired', actor, projectId, scanId: null, subjects: [number], data, at: now };
    }),
  );
}
