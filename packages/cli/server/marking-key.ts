import type { AnswerOf } from '@vauban/server/contract';
import type { ServerClient } from './client.ts';
import { ServerAway, ServerRefusal } from './problems.ts';

/** The organisation's key for marks of secrets. It stays in memory: no cache, no report and no log holds it. */
export type MarkingKey = NonNullable<AnswerOf<'readMarkingKey'>['markingKey']>;

/** Null where the server has none, is older than marks, or is away: secrets are then known by their places. */
export async function fetchMarkingKey(client: ServerClient, project: string): Promise<MarkingKey | null> {
  try {
    return (await client.get('readMarkingKey', { params: { project }, attempts: 3 })).markingKey;
  } catch (error) {
    if (error instanceof ServerAway) return null;
    if (error instanceof ServerRefusal && (error.status === 404 || error.status === 403)) return null;
    throw error;
  }
}
