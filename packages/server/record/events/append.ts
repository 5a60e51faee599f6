import { newId } from '../../store/identifier.ts';
import type { Trx } from '../context.ts';
import { project } from '../projection/project.ts';
import { storableJson } from '../storable.ts';
import { lockProjects, take } from '../transaction.ts';
import type { NewEvent, StoredEvent } from './event.ts';

const AT_ONCE = 20;

/**
 * Appends events in their order and brings the projection up to them, all in the caller's transaction.
 * Call it once in a transaction, or call `lockProjects` for all projects first: else two may wait for each other.
 */
export async function appendEvents(
  trx: Trx,
  organisationId: string,
  events: readonly NewEvent[],
): Promise<StoredEvent[]> {
  if (events.length === 0) return [];
  const projectIds = [...new Set(events.flatMap(({ projectId }) => projectId ?? []))];
  await lockProjects(trx, organisationId, projectIds);
  const first = await take(trx, organisationId, 'events', events.length);
  const stored = events.map((event, index): StoredEvent => {
    return { ...event, organisationId, sequence: first + index, eventId: newId(event.at), version: 1 };
  });
  for (let at = 0; at < stored.length; at += AT_ONCE) {
    await trx
      .insertInto('events')
      .values(stored.slice(at, at + AT_ONCE).map(rowOf))
      .execute();
  }
  await project(trx, organisationId, stored);
  return stored;
}

function rowOf({ actor, subjects, data, ...event }: StoredEvent) {
  return {
    ...event,
    actorKind: actor.kind,
    actorId: actor.id,
    subjects: subjects as number[],
    data: storableJson(data),
  };
}
