import type { Kysely } from 'kysely';
import type { Outward } from '../../http/outward/safe-fetch.ts';
import { type Keys, SealBroken } from '../../keys/keys.ts';
import type { Metrics } from '../../operate/metrics/metrics.ts';
import type { RecordLogger } from '../../record/context.ts';
import type { Database } from '../../store/schema.ts';
import type { PostOffice } from '../mail/post-office.ts';
import { addJob, type Jobs } from '../queue/add-job.ts';
import { openReceiverSecret } from '../receivers/receiver-secret.ts';
import { sendWebhook } from '../webhook/send-webhook.ts';
import { insist } from './insist.ts';
import type { Outcome } from './outcome.ts';
import { type Patience, pauseAfter } from './patience.ts';
import {
  dueFor,
  type HeldReceiver,
  hold,
  markFailed,
  markSent,
  nextDue,
  pauseAll,
  release,
  type Waiting,
} from './waiting.ts';

export interface DeliveryContext {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly logger: RecordLogger;
  readonly keys: Keys;
  readonly outward: Outward;
  readonly postOffice: PostOffice;
  readonly baseUrl: string;
  readonly patience: Patience;
  readonly random: () => number;
  readonly metrics: Metrics | null;
}

/** So many notices at most become one letter. */
const LETTER = 20;
/** After so long others get their turn. */
const TURN_MS = 30_000;

/**
 * Sends what is due for a receiver, one message after another. One worker at a time does so for one receiver, so that
 * a receiver that hangs costs one of them at most ten seconds in each of its ever longer pauses. A message is sent at
 * least once, always under the same id.
 */
export async function deliver(ctx: DeliveryContext, job: Jobs['deliver'], signal?: AbortSignal): Promise<void> {
  const receiver = await hold(ctx.db, job);
  if (receiver === null) return;
  const end = performance.now() + TURN_MS;
  try {
    while (performance.now() < end && !signal?.aborted) {
      const due = await dueFor(ctx.db, receiver, receiver.kind === 'mail' ? LETTER : 1);
      if (due.length === 0) break;
      const outcome = await send(ctx, receiver, due, signal);
      await insist(() => settle(ctx, receiver, due, outcome));
      ctx.metrics?.message(
        receiver.kind,
        outcome.kind === 'sent' ? 'sent' : outcome.kind === 'hopeless' ? 'dead' : 'failed',
      );
      if (outcome.kind === 'unreachable') break;
    }
  } finally {
    await insist(() => release(ctx.db, receiver));
  }
  // also what came while the hold was ours, and whose job has gone away without it
  const delayMs = await nextDue(ctx.db, receiver);
  if (delayMs !== null)
    await addJob(ctx.db, 'deliver', job, { key: `deliver:${receiver.receiverId}`, delayMs, keepsTime: true });
}

async function send(
  ctx: DeliveryContext,
  receiver: HeldReceiver,
  due: readonly Waiting[],
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const [first] = due;
  if (first === undefined) return { kind: 'sent' };
  const { organisationId, receiverId, kind, address, sealedSecret } = receiver;
  const { messageId } = first;
  const { baseUrl } = ctx;
  if (kind === 'mail') {
    return ctx.postOffice.send({ to: address, messageId, notices: due.map(({ notice }) => notice), baseUrl });
  }
  if (sealedSecret === null)
    return { kind: 'hopeless', problem: 'The receiver has no key to sign with; make it anew.' };
  try {
    const secret = openReceiverSecret(ctx.keys, organisationId, receiverId, sealedSecret);
    return await sendWebhook(
      ctx.outward,
      { address, secret, messageId, notice: first.notice, baseUrl, now: ctx.now(), answerMs: ctx.patience.answerMs },
      signal,
    );
  } catch (error) {
    if (error instanceof SealBroken) {
      return { kind: 'unreachable', problem: `The key that signs cannot be opened: ${error.message}` };
    }
    throw error;
  }
}

async function settle(
  { db, patience, random, logger }: DeliveryContext,
  receiver: HeldReceiver,
  due: readonly Waiting[],
  outcome: Outcome,
): Promise<void> {
  const { organisationId, receiverId } = receiver;
  if (outcome.kind === 'sent') {
    await markSent(
      db,
      organisationId,
      due.map(({ messageId }) => messageId),
    );
    return;
  }
  const { problem } = outcome;
  const failures = Math.max(...due.map(({ attempts }) => attempts)) + 1;
  const asked = outcome.kind === 'unreachable' ? (outcome.retryAfterMs ?? 0) : 0;
  const pauseMs = Math.max(pauseAfter(failures, patience, random), Math.min(asked, patience.longestPauseMs));
  await db.transaction().execute(async (trx) => {
    for (const { messageId, attempts, age } of due) {
      const dead = outcome.kind === 'hopeless' || attempts + 1 >= patience.attempts || age > patience.longestMs;
      // a little after the others: what the receiver cannot take must not keep them back
      await markFailed(trx, organisationId, messageId, { problem, dead, pauseMs: pauseMs * 1.1 });
    }
    if (outcome.kind === 'unreachable') {
      await pauseAll(trx, receiver, { problem, pauseMs, longestMs: patience.longestMs });
    }
  });
  logger.warn({ receiverId, failures, pauseMs: Math.round(pauseMs), problem }, 'a message could not be sent');
}
