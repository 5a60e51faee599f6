import { sql, type Transaction } from 'kysely';
import { storableJson, storableText } from '../../record/storable.ts';
import type { Database } from '../../store/schema.ts';
import { type AuditData, hashOfEntry, NO_HASH } from './chain.ts';

export interface AuditInput {
  readonly organisationId: string;
  readonly actor: { readonly kind: string; readonly id: string | null };
  /** Such as `receiver.change`. */
  readonly action: string;
  /** The id of what it was done to. */
  readonly subject: string;
  readonly data?: AuditData;
  readonly now: Date;
}

const MAIL_ADDRESS = /^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i;

/**
 * Writes one entry into the organisation's audit log, in the transaction of what it tells. Entries of one organisation
 * are written one after another until their transactions end: call it last. Data holds ids: what is personal stands
 * outside the chain, so that it can be erased; an e-mail address is refused.
 */
export async function audit(
  trx: Transaction<Database>,
  input: AuditInput,
): Promise<{ sequence: number; hash: string }> {
  const { organisationId, actor, action, now } = input;
  const data = input.data ?? {};
  const personal = [input.subject, ...Object.values(data).flat()].some(
    (value) => typeof value === 'string' && MAIL_ADDRESS.test(value),
  );
  if (personal) throw new Error(`The audit entry ${action} holds an e-mail address; name the person's id.`);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit ${organisationId}`}, 0))`.execute(trx);
  const last = await trx
    .selectFrom('auditLog')
    .select(['sequence', 'hash'])
    .where('organisationId', '=', organisationId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const previousHash = last?.hash.toString('hex') ?? NO_HASH;
  const sequence = (last?.sequence ?? 0) + 1;
  const said = {
    sequence,
    at: now.toISOString(),
    actor: { kind: actor.kind, id: actor.id },
    action,
    subject: storableText(input.subject, 1000),
    data: JSON.parse(storableJson(data)) as AuditData,
    previousHash,
  };
  const hash = hashOfEntry(organisationId, said);
  await trx
    .insertInto('auditLog')
    .values({
      organisationId,
      sequence,
      at: now,
      actorKind: actor.kind,
      actorId: actor.id,
      action,
      subject: said.subject,
      data: JSON.stringify(said.data),
      previousHash: Buffer.from(previousHash, 'hex'),
      hash: Buffer.from(hash, 'hex'),
    })
    .execute();
  return { sequence, hash };
}
