import { type Kysely, sql } from 'kysely';
import { retryMessage } from '../../act/index.ts';
import { Problem } from '../../http/problem/problems.ts';
import { inTransaction } from '../../record/index.ts';
import type { Database } from '../../store/schema.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { iso, isoOrNull } from '../times.ts';
import { audit } from './audit.ts';

export const OUTBOX_HANDLERS: Handlers<'listOutbox' | 'retryMessage'> = {
  async listOutbox({ services, organisationId, query }) {
    const [before] = keysOf(query.cursor, ['text']) ?? [];
    let rows = messageRows(services.db, organisationId)
      .where('outbox.state', '=', query.state)
      .limit(query.limit + 1);
    if (before !== undefined) rows = rows.where(sql<boolean>`outbox.message_id::text < ${before}`);
    return pageOf(await rows.execute(), query.limit, shown, (row) => [row.messageId]);
  },

  async retryMessage({ services, actor, organisationId, params, now }) {
    const messageId = params.message;
    const find = (db: Kysely<Database>) =>
      messageRows(db, organisationId).where('outbox.messageId', '=', messageId).executeTakeFirst();
    return inTransaction(services.db, async (trx) => {
      const message = await find(trx);
      if (message === undefined) throw new Problem('not-found');
      if (message.state === 'dead') {
        await retryMessage(trx, organisationId, messageId);
        await audit(services, actor, { action: 'outbox.retry', subject: `message:${messageId}`, data: {}, now }, trx);
      }
      return shown((await find(trx)) ?? message);
    });
  },
};

/** Messages, the newest first (their ids sort by time). */
function messageRows(db: Kysely<Database>, organisationId: string) {
  return db
    .selectFrom('outbox')
    .innerJoin('receivers', (join) =>
      join
        .onRef('receivers.organisationId', '=', 'outbox.organisationId')
        .onRef('receivers.receiverId', '=', 'outbox.receiverId'),
    )
    .select([
      'outbox.messageId',
      'outbox.receiverId',
      'outbox.state',
      'outbox.attempts',
      'outbox.eventSequence',
      'outbox.createdAt',
      'outbox.nextAt',
      'outbox.sentAt',
      'outbox.lastProblem',
      'receivers.name',
    ])
    .where('outbox.organisationId', '=', organisationId)
    .orderBy(sql`outbox.message_id::text`, 'desc');
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof messageRows>['executeTakeFirstOrThrow']>>;

function shown(row: MessageRow) {
  return {
    id: row.messageId,
    receiver: { id: row.receiverId, name: row.name },
    state: row.state,
    attempts: row.attempts,
    event: row.eventSequence,
    created: iso(row.createdAt),
    nextAt: iso(row.nextAt),
    sent: isoOrNull(row.sentAt),
    problem: row.lastProblem,
  };
}
