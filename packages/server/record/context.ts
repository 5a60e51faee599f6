import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { StoredEvent } from './events/event.ts';

export type Trx = Transaction<Database>;

/** Who does something. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'scan' | 'watch' | 'system';
  readonly id: string | null;
}

export interface RecordLogger {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
}

/** What the record works with; there is no other state. */
export interface RecordContext {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly logger: RecordLogger;
  /** Ids that a rule had before its own; absent: none is known. */
  readonly formerRules?: (rule: string) => readonly string[];
  /** Called inside the transaction with what was appended: writes what shall leave. */
  notify(trx: Trx, events: readonly StoredEvent[]): Promise<void>;
}
