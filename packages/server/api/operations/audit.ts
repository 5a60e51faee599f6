import { type AuditData, audit as write } from '../../operate/index.ts';
import type { Actor } from '../../people/actor.ts';
import { inTransaction, type Trx } from '../../record/index.ts';
import { doer } from '../route/who.ts';
import type { Services } from '../services.ts';

/** The same for what no signed-in person did. */
export { audit as writeAudit } from '../../operate/index.ts';

export interface AuditWords {
  /** Like `person.lock`. */
  readonly action: string;
  /** What it was done to, as `kind:id`. */
  readonly subject: string;
  /** Ids and values that were set; no names of people, no secrets. What is undefined is left out. */
  readonly data: Readonly<Record<string, AuditData[string] | undefined>>;
  readonly now: Date;
}

/** Writes into the audit log that the actor did something; in the transaction that does it when there is one. */
export async function audit(services: Services, actor: Actor, words: AuditWords, trx?: Trx): Promise<void> {
  if (actor.kind === 'anonymous') return;
  const data = Object.fromEntries(Object.entries(words.data).filter(([, value]) => value !== undefined)) as AuditData;
  const entry = { organisationId: actor.organisationId, actor: doer(actor), ...words, data };
  if (trx !== undefined) await write(trx, entry);
  else await inTransaction(services.db, (own) => write(own, entry));
}
