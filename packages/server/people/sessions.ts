import type { Kysely } from 'kysely';
import { newId } from '../store/identifier.ts';
import type { Database } from '../store/schema.ts';
import { type Role, rankOf } from './actions.ts';
import type { Actor, HeldRole } from './actor.ts';
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

/** How somebody showed who they are. */
export interface Proof {
  /** `two`: a password and a code, a passkey, or a provider whose sign-in counts for two. */
  readonly proofs: 'one' | 'two';
  /** The provider of single sign-on; null: none. */
  readonly providerId: string | null;
  /** How long the session may last at most, ms; as long as any when absent. */
  readonly lastsMs?: number;
}

/** Begins a session; always with a fresh token. */
export async function beginSession(
  db: Kysely<Database>,
  person: { readonly organisationId: string; readonly personId: string },
  agent: string,
  now: Date,
  proof: Proof = { proofs: 'one', providerId: null },
): Promise<NewSession> {
  const session = {
    sessionId: newId(now),
    token: newSecret(),
    csrf: newSecret(),
    endsAt: new Date(now.getTime() + Math.min(ABSOLUTE_MS, proof.lastsMs ?? ABSOLUTE_MS)),
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
      providerId: proof.providerId,
      proofs: proof.proofs,
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
    .leftJoin('signInPolicies', 'signInPolicies.organisationId', 'sessions.organisationId')
    .select([
      'sessions.organisationId',
      'sessions.sessionId',
      'sessions.personId',
      'sessions.csrfHash',
      'sessions.seenAt',
      'sessions.proofs',
      'signInPolicies.twoProofsFrom',
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
  const lacksProof = row.proofs === 'one' && asksTwoProofs(row.twoProofsFrom, roles);
  return { actor: { kind: 'person', organisationId, personId, sessionId, roles, lacksProof }, csrfHash };
}

/** Whether one proof is not enough for who holds these roles. */
export function asksTwoProofs(from: Role | null, roles: readonly HeldRole[]): boolean {
  return from !== null && roles.some(({ role }) => rankOf(role) >= rankOf(from));
}

/** When the session began, if it still is: for what only somebody may do who signed in just now. */
export async function sessionBegan(db: Kysely<Database>, organisationId: string, sessionId: string) {
  const row = await db
    .selectFrom('sessions')
    .select('createdAt')
    .where('organisationId', '=', organisationId)
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
  return row?.createdAt ?? null;
}

/** The person gave a second proof in this session. */
export async function proveTwice(db: Kysely<Database>, organisationId: string, sessionId: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ proofs: 'two' })
    .where('organisationId', '=', organisationId)
    .where('sessionId', '=', sessionId)
    .execute();
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
