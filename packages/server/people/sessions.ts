import type { Kysely } from 'kysely';
import { newId } from '../store/identifier.ts';
import type { Database } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { rolesOf } from './roles.ts';
import { hashOf, newSecret } from './secret-token.ts';

/** Without a request for so long a session ends. */
const IDLE_MS = 24 * 3_600_000;
/** However busy, it ends after so long. */
const ABSOLUTE_MS = 14 * 24 * 3_600_000;
/** How often the time of the last request is written. */
const SEEN_EVERY_MS = 60_000;

export interface NewSession {
  readonly sessionId: string;
  /** For the cookie; only its hash is kept. */
  readonly token: string;
  /** For the header of writes; only its hash is kept. */
  readonly csrf: string;
  readonly endsAt: Date;
}

/** Begins a session; always with a fresh token. */
export async function beginSession(
  db: Kysely<Database>,
  person: { readonly organisationId: string; readonly personId: string },
  agent: string,
  now: Date,
): Promise<NewSession> {
  const session = {
    sessionId: newId(now),
    token: newSecret(),
    csrf: newSecret(),
    endsAt: new Date(now.getTime() + ABSOLUTE_MS),
  };
  await db
    .insertInto('sessions')
    .values({
      organisationId: person.organisationId,
      sessionId: session.sessionId,
      personId: person.personId,
      tokenHash: hashOf(session.token),
      csrfHash: hashOf(session.csrf),
      createdAt: now,
      seenAt: now,
      endsAt: session.endsAt,
      agent: agent.replace(/\p{Cc}/gu, '').slice(0, 200),
    })
    .execute();
  await db
    .deleteFrom('sessions')
    .where('organisationId', '=', person.organisationId)
    .where('endsAt', '<', now)
    .execute();
  return session;
}

export interface OpenSession {
  readonly actor: Actor & { kind: 'person' };
  readonly csrfHash: Buffer;
}

/** The session of a cookie; null when there is none, it has ended, or its person may not sign in. */
export async function sessionOf(db: Kysely<Database>, token: string, now: Date): Promise<OpenSession | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'sessions.organisationId')
        .onRef('people.personId', '=', 'sessions.personId'),
    )
    .select([
      'sessions.organisationId',
      'sessions.sessionId',
      'sessions.personId',
      'sessions.csrfHash',
      'sessions.seenAt',
    ])
    .where('tokenHash', '=', hashOf(token))
    .where('sessions.endsAt', '>', now)
    .where('sessions.seenAt', '>', new Date(now.getTime() - IDLE_MS))
    .where('people.state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { organisationId, sessionId, personId, csrfHash } = row;
  if (now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS) {
    await db
      .updateTable('sessions')
      .set({ seenAt: now })
      .where('organisationId', '=', organisationId)
      .where('sessionId', '=', sessionId)
      .execute();
  }
  const roles = await rolesOf(db, organisationId, personId);
  return { actor: { kind: 'person', organisationId, personId, sessionId, roles }, csrfHash };
}

/** Ends one session, or all of a person (but the one named). */
export async function endSessions(
  db: Kysely<Database>,
  organisationId: string,
  which: { readonly sessionId: string } | { readonly personId: string; readonly but?: string | null },
): Promise<number> {
  let query = db.deleteFrom('sessions').where('organisationId', '=', organisationId);
  if ('sessionId' in which) query = query.where('sessionId', '=', which.sessionId);
  else {
    query = query.where('personId', '=', which.personId);
    if (which.but) query = query.where('sessionId', '!=', which.but);
  }
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
