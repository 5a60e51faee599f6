import type { Trx } from '../record/context.ts';
import type { StoredEvent } from '../record/events/event.ts';
import { storableJson } from '../record/storable.ts';
import { newId } from '../store/identifier.ts';
import { TEXTS } from './notices/texts.ts';
import { writeNotice } from './notices/write-notice.ts';
import { addJob } from './queue/add-job.ts';
import { type Listener, wants } from './receivers/wants.ts';

/** After these a project's components are matched with the newest advisories. */
const MATCHED_AFTER = new Set(['scan.recorded', 'release.recorded', 'release.deployed']);

/**
 * Writes what shall leave because of the events, inside their transaction: one message for each event and each active
 * receiver that wants its kind, and the jobs that send them. A receiver is told of an event once.
 */
export async function notify(trx: Trx, events: readonly StoredEvent[]): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const { organisationId } = first;
  for (const projectId of new Set(
    events.filter(({ kind }) => MATCHED_AFTER.has(kind)).map((event) => event.projectId),
  )) {
    if (projectId === null) continue;
    await addJob(trx, 'watch-rematch', { organisationId, projectId }, { key: `watch-rematch:${projectId}` });
  }
  const told = events.filter(({ kind }) => TEXTS.has(kind));
  if (told.length === 0) return;
  const receivers: Listener[] = await trx
    .selectFrom('receivers')
    .select(['receiverId', 'projectId', 'events'])
    .where('organisationId', '=', organisationId)
    .where('active', '=', true)
    .orderBy('receiverId')
    .execute();
  const waiting = new Set<string>();
  for (const event of told) {
    const listening = receivers.filter((receiver) => wants(receiver, event));
    if (listening.length === 0) continue;
    const payload = storableJson(await writeNotice(trx, event));
    await trx
      .insertInto('outbox')
      .values((eb) =>
        listening.map(({ receiverId }) => ({
          organisationId,
          messageId: newId(event.at),
          receiverId,
          eventSequence: event.sequence,
          payload,
          state: 'waiting' as const,
          // the database's clock alone says when something is due
          nextAt: eb.fn<Date>('now'),
          lastProblem: null,
          createdAt: eb.fn<Date>('now'),
          sentAt: null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['organisationId', 'receiverId', 'eventSequence']).doNothing())
      .execute();
    for (const { receiverId } of listening) waiting.add(receiverId);
  }
  // always in the same order, so that two who tell the same receivers do not wait for each other in a circle
  for (const receiverId of [...waiting].sort()) {
    await addJob(trx, 'deliver', { organisationId, receiverId }, { key: `deliver:${receiverId}` });
  }
}
