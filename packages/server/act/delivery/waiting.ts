import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Notice } from '../notices/notice.ts';

/** Longer than any try to send takes. */
const HOLD = sql`interval '2 minutes'`;

export interface HeldReceiver {
  readonly organisationId: string;
  readonly receiverId: string;
  readonly kind: 'webhook' | 'mail';
  readonly address: string;
  readonly sealedSecret: Buffer | null;
}

export interface Waiting {
  readonly messageId: string;
  readonly notice: Notice;
  /** Failed ones. */
  readonly attempts: number;
  /** Milliseconds since it was written, by the database's clock. */
  readonly age: number;
}

type Db = Kysely<Database>;
type Who = Pick<HeldReceiver, 'organisationId' | 'receiverId'>;

/** Takes the right to send to a receiver for two minutes; null when somebody has it, or it is gone or switched off. */
export async function hold(db: Db, { organisationId, receiverId }: Who): Promise<HeldReceiver | null> {
  const { rows } = await sql<HeldReceiver>`
  update receivers set sending_until = now() + ${HOLD}
  where organisation_id = ${organisationId} and receiver_id = ${receiverId} and active
    and (sending_until is null or sending_until < now())
  returning organisation_id, receiver_id, kind, address, sealed_secret`.execute(db);
  return rows[0] ?? null;
}

export async function release(db: Db, { organisationId, receiverId }: Who): Promise<void> {
  await sql`update receivers set sending_until = null
    where organisation_id = ${organisationId} and receiver_id = ${receiverId}`.execute(db);
}

/** What is due for the receiver, the oldest event first; renews the hold. */
export async function dueFor(db: Db, { organisationId, receiverId }: Who, most: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
  with held as (
    update receivers set sending_until = now() + ${HOLD}
    where organisation_id = ${organisationId} and receiver_id = ${receiverId} and active returning 1)
  select message_id, payload as notice, attempts, extract(epoch from now() - created_at)::float8 * 1000 as age
  from outbox
  where organisation_id = ${organisationId} and receiver_id = ${receiverId} and state = 'waiting' and next_at <= now()
    and exists (select from held)
  order by next_at, event_sequence limit ${most}`.execute(db);
  return rows;
}

export async function markSent(db: Db, organisationId: string, messageIds: readonly string[]): Promise<void> {
  await sql`update outbox set state = 'sent', attempts = attempts + 1, sent_at = now(), last_problem = null
    where organisation_id = ${organisationId} and message_id = any(${messageIds as string[]}::uuid[])
      and state = 'waiting'`.execute(db);
}

export async function markFailed(
  db: Db,
  organisationId: string,
  messageId: string,
  { problem, dead, pauseMs }: { problem: string; dead: boolean; pauseMs: number },
): Promise<void> {
  await sql`update outbox set attempts = attempts + 1, last_problem = ${problem},
      state = ${dead ? 'dead' : 'waiting'}, next_at = now() + ${pauseMs}::float8 * interval '1 millisecond'
    where organisation_id = ${organisationId} and message_id = ${messageId} and state = 'waiting'`.execute(db);
}

/** Nothing is tried before the pause is over; what has waited too long dies with the receiver's problem. */
export async function pauseAll(
  db: Db,
  { organisationId, receiverId }: Who,
  { problem, pauseMs, longestMs }: { problem: string; pauseMs: number; longestMs: number },
): Promise<void> {
  const old = sql`created_at < now() - ${longestMs}::float8 * interval '1 millisecond'`;
  await sql`update outbox set
      state = case when ${old} then 'dead' else state end, last_problem = case when ${old} then ${problem} else last_problem end,
      next_at = greatest(next_at, now() + ${pauseMs}::float8 * interval '1 millisecond')
    where organisation_id = ${organisationId} and receiver_id = ${receiverId} and state = 'waiting'`.execute(db);
}

/** Milliseconds until something is due for the receiver (0: now); null when nothing waits. */
export async function nextDue(db: Db, { organisationId, receiverId }: Who): Promise<number | null> {
  const { rows } = await sql<{ ms: number | null }>`
  select extract(epoch from min(next_at) - now())::float8 * 1000 as ms from outbox
  where organisation_id = ${organisationId} and receiver_id = ${receiverId} and state = 'waiting'`.execute(db);
  const ms = rows[0]?.ms ?? null;
  return ms === null ? null : Math.max(0, ms);
}

/** A dead letter waits again, with all its tries before it; false when there is no such dead letter. */
export async function revive(
  db: Db,
  organisationId: string,
  messageId: string,
): Promise<{ receiverId: string } | null> {
  const { rows } = await sql<{ receiverId: string }>`
  update outbox set state = 'waiting', attempts = 0, next_at = now(), created_at = now()
  where organisation_id = ${organisationId} and message_id = ${messageId} and state = 'dead'
  returning receiver_id`.execute(db);
  return rows[0] ?? null;
}
