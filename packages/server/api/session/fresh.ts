import { Problem } from '../../http/problem/problems.ts';
import { sessionBegan } from '../../people/sessions.ts';
import type { Call } from '../route/call.ts';

/** For how long after signing in one may change how one signs in, ms. */
const FRESH_MS = 15 * 60_000;

/** A problem unless the person signed in just now: a session that somebody left open makes no new way in. */
export async function freshlySignedIn({
  services,
  actor,
  now,
}: Pick<Call, 'services' | 'actor' | 'now'>): Promise<void> {
  const began = actor.kind === 'person' ? await sessionBegan(services.db, actor.organisationId, actor.sessionId) : null;
  if (began === null || now.getTime() - began.getTime() > FRESH_MS) {
    throw new Problem('sign-in-again', 'How one signs in may be changed within 15 minutes after signing in.');
  }
}
