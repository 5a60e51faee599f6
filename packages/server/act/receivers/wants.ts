import type { StoredEvent } from '../../record/events/event.ts';

/** What decides whether a receiver is told. */
export interface Listener {
  readonly receiverId: string;
  /** Null: of the whole organisation. */
  readonly projectId: string | null;
  /** Kinds of events; `*` is every kind that is told. */
  readonly events: readonly string[];
}

/**
 * Whether the receiver is told of the event. What the watch finds is told by its own kinds (`watch.affected` and so on);
 * the change of the vulnerability that comes with it goes to those who asked for that kind and for none of the watch's.
 */
export function wants(
  { projectId, events }: Listener,
  event: Pick<StoredEvent, 'kind' | 'projectId' | 'actor'>,
): boolean {
  if (projectId !== null && projectId !== event.projectId) return false;
  const all = events.includes('*');
  if (event.actor.kind === 'watch' && event.kind.startsWith('vulnerability.')) {
    return events.includes(event.kind) && !all && !events.some((kind) => kind.startsWith('watch.'));
  }
  return all || events.includes(event.kind);
}
