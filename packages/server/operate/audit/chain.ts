import { createHash } from 'node:crypto';
import { canonicalJson } from '@vauban/domain';

/** What an entry may say beside action and subject: ids and plain values, never a person's name or address. */
export type AuditData = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** One entry of an organisation's audit log, as it is exported. */
export interface AuditEntry {
  /** Counts from 1 without a hole. */
  readonly sequence: number;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly actor: { readonly kind: string; readonly id: string | null };
  readonly action: string;
  readonly subject: string;
  readonly data: AuditData;
  /** Hex; of the first entry 64 zeros. */
  readonly previousHash: string;
  readonly hash: string;
}

export const NO_HASH = '0'.repeat(64);

/** SHA-256 in hex over the canonical JSON of all that the entry says and the hash of the one before. */
export function hashOfEntry(organisationId: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, actor, action, subject, data, previousHash } = entry;
  const said = [
    'vauban.audit/1',
    organisationId,
    sequence,
    at,
    actor.kind,
    actor.id,
    action,
    subject,
    data,
    previousHash,
  ];
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}

export interface AuditVerdict {
  readonly entries: number;
  /** The last entry: keep it elsewhere, and a later check shows whether anything before it was cut off or rewritten. */
  readonly head: { readonly sequence: number; readonly hash: string } | null;
  /** The first entry that is not what was written; null: the chain is whole. */
  readonly broken: { readonly sequence: number; readonly says: string } | null;
}

/** Follows a chain entry by entry; what comes after a break is not looked at. */
export class ChainCheck {
  readonly #organisationId: string;
  readonly #trusted: AuditVerdict['head'];
  #entries = 0;
  #hash = NO_HASH;
  #broken: AuditVerdict['broken'] = null;

  /** `trusted`: a head that was kept elsewhere; the chain must still hold it. */
  constructor(organisationId: string, trusted: AuditVerdict['head'] = null) {
    this.#organisationId = organisationId;
    this.#trusted = trusted;
  }

  /** False when the chain is broken. */
  add(entry: AuditEntry): boolean {
    if (this.#broken) return false;
    const says = this.#wrongWith(entry);
    if (says !== null) {
      this.#broken = { sequence: this.#entries + 1, says };
      return false;
    }
    this.#entries += 1;
    this.#hash = entry.hash;
    return true;
  }

  end(): AuditVerdict {
    const trusted = this.#trusted;
    if (!this.#broken && trusted && trusted.sequence > this.#entries) {
      this.#broken = {
        sequence: this.#entries + 1,
        says: `entries up to ${trusted.sequence} were here and are not any more`,
      };
    }
    const head = this.#entries > 0 ? { sequence: this.#entries, hash: this.#hash } : null;
    return { entries: this.#entries, head, broken: this.#broken };
  }

  #wrongWith(entry: AuditEntry): string | null {
    if (entry.sequence !== this.#entries + 1) return `the entry is missing; ${entry.sequence} follows`;
    if (entry.previousHash !== this.#hash) return 'the entry does not follow the one before it';
    if (hashOfEntry(this.#organisationId, entry) !== entry.hash) return 'the entry was changed after it was written';
    if (this.#trusted?.sequence === entry.sequence && this.#trusted.hash !== entry.hash) {
      return 'the log was written anew: the entry is not the one that was kept elsewhere';
    }
    return null;
  }
}
