import { sql } from 'kysely';
import { isMailAddress, makeReceiverSecret } from '../../act/index.ts';
import { AddressRefused, type Outward } from '../../http/outward/safe-fetch.ts';
import { Problem } from '../../http/problem/problems.ts';
import { inTransaction } from '../../record/index.ts';
import { newId } from '../../store/identifier.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';
import { audit } from './audit.ts';

const COLUMNS = ['receiverId', 'kind', 'name', 'address', 'events', 'active', 'createdAt'] as const;

export const RECEIVER_HANDLERS: Handlers<'listReceivers' | 'createReceiver' | 'changeReceiver' | 'removeReceiver'> = {
  async listReceivers({ services, organisationId }) {
    const rows = await services.db
      .selectFrom('receivers')
      .select(COLUMNS)
      .where('organisationId', '=', organisationId)
      .orderBy('receiverId')
      .limit(500)
      .execute();
    return { items: rows.map(shown) };
  },

  async createReceiver({ services, actor, organisationId, body, now }) {
    await checkAddress(services.outward, body.kind, body.address);
    const receiverId = newId(now);
    const made = body.kind === 'webhook' ? makeReceiverSecret(services.keys, organisationId, receiverId) : null;
    const row = await inTransaction(services.db, async (trx) => {
      const inserted = await trx
        .insertInto('receivers')
        .values({
          organisationId,
          receiverId,
          projectId: null,
          ...body,
          sealedSecret: made?.sealed ?? null,
          createdAt: now,
        })
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
      const data = { kind: body.kind, events: body.events };
      await audit(services, actor, { action: 'receiver.create', subject: `receiver:${receiverId}`, data, now }, trx);
      return inserted;
    });
    return { ...shown(row), secret: made?.secret ?? null };
  },

  async changeReceiver({ services, actor, organisationId, params, body, now }) {
    const set = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const row = await services.db
      .updateTable('receivers')
      .set({ createdAt: sql`created_at`, ...set })
      .where('organisationId', '=', organisationId)
      .where('receiverId', '=', params.receiver)
      .returning(COLUMNS)
      .executeTakeFirst();
    if (row === undefined) throw new Problem('not-found');
    const { name: _, ...data } = body;
    await audit(services, actor, { action: 'receiver.change', subject: `receiver:${params.receiver}`, data, now });
    return shown(row);
  },

  async removeReceiver({ services, actor, organisationId, params, now }) {
    await inTransaction(services.db, async (trx) => {
      await trx
        .deleteFrom('outbox')
        .where('organisationId', '=', organisationId)
        .where('receiverId', '=', params.receiver)
        .execute();
      const gone = await trx
        .deleteFrom('receivers')
        .where('organisationId', '=', organisationId)
        .where('receiverId', '=', params.receiver)
        .executeTakeFirst();
      if (gone.numDeletedRows === 0n) throw new Problem('not-found');
      await audit(
        services,
        actor,
        { action: 'receiver.remove', subject: `receiver:${params.receiver}`, data: {}, now },
        trx,
      );
    });
  },
};

/** Where a webhook leads is looked at now, and again each time something is sent. */
async function checkAddress(outward: Outward, kind: 'webhook' | 'mail', address: string): Promise<void> {
  if (kind === 'mail') {
    if (!isMailAddress(address)) throw new Problem('address-refused', 'This is no e-mail address.');
    return;
  }
  try {
    await outward.check(address);
  } catch (error) {
    if (error instanceof AddressRefused) throw new Problem('address-refused', error.message);
    throw error;
  }
}

interface Row {
  readonly receiverId: string;
  readonly kind: 'webhook' | 'mail';
  readonly name: string;
  readonly address: string;
  readonly events: string[];
  readonly active: boolean;
  readonly createdAt: Date;
}

function shown({ receiverId, createdAt, ...row }: Row) {
  return { id: receiverId, ...row, created: iso(createdAt) };
}
