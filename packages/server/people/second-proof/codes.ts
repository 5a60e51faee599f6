import { createHmac, randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { Keys } from '../../keys/keys.ts';

import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';

type Trx = Transaction<Database>;

/** What every authenticator app reads: RFC 6238 with SHA-1, six digits, half a minute. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** A clock may be one step off. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Of 32 signs, those left out that look like others. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

interface Person {
  readonly organisationId: string;
  readonly personId: string;
}

interface Kept {
  readonly confirmed: boolean;
  /** The last step of half a minute whose code was used. */
  readonly step: number;
}

/** The person's one-time codes; null: none that were confirmed. */
export async function codesOf(db: Kysely<Database>, person: Person) {
  const row = await otpRow(db, person);
  if (row === undefined || !(row.data as unknown as Kept).confirmed) return null;
  const { left } = await db
    .selectFrom('recoveryCodes')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('organisationId', '=', person.organisationId)
    .where('personId', '=', person.personId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return { since: row.createdAt, used: row.usedAt, recoveryCodesLeft: Number(left) };
}

/** A new secret for an authenticator app. It counts for nothing until a code of it was shown. */
export async function beginCodes(
  trx: Trx,
  keys: Keys,
  person: Person & { readonly account: string; readonly issuer: string },
  now: Date,
): Promise<{ uri: string; secret: string }> {
  const { organisationId, personId } = person;
  const secret = new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer });
  const identityId = newId(now);
  await trx
    .deleteFrom('identities')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('kind', '=', 'otp')
    .execute();
  await trx
    .insertInto('identities')
    .values({
      organisationId,
      identityId,
      personId,
      kind: 'otp',
      subject: personId,
      secret: keys.seal(sealName(organisationId, identityId), Buffer.from(secret.base32)).toString('base64'),
      data: JSON.stringify({ confirmed: false, step: 0 } satisfies Kept),
      createdAt: now,
      changedAt: now,
    })
    .execute();
  const uri = new TOTP({ ...SHAPE, secret, issuer: person.issuer, label: person.account }).toString();
  return { uri, secret: secret.base32 };
}

/** Confirms the secret with its first code; fresh recovery codes, or null for a wrong one. */
export async function confirmCodes(
  trx: Trx,
  keys: Keys,
  person: Person,
  code: string,
  now: Date,
): Promise<string[] | null> {
  const row = await otpRow(trx, person);
  if (row === undefined || !(await useStep(trx, keys, row, code, now))) return null;
  return freshRecoveryCodes(trx, keys, person);
}

/** Whether it is a code of the person's that was not used before; a recovery code is used up. */
export async function useCode(
  trx: Trx,
  keys: Keys,
  person: Person,
  code: string,
  now: Date,
): Promise<'code' | 'recovery-code' | null> {
  const row = await otpRow(trx, person);
  if (row === undefined || !(row.data as unknown as Kept).confirmed) return null;
  if (/^\s*(?:\d\s*){6}$/.test(code)) return (await useStep(trx, keys, row, code, now)) ? 'code' : null;
  const used = await trx
    .updateTable('recoveryCodes')
    .set({ usedAt: now })
    .where('organisationId', '=', person.organisationId)
    .where('personId', '=', person.personId)
    .where('codeHash', '=', hashOfRecoveryCode(keys, code))
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n ? 'recovery-code' : null;
}

/** Ten new recovery codes in place of those that were; only their hashes are kept. */
export async function freshRecoveryCodes(trx: Trx, keys: Keys, person: Person): Promise<string[]> {
  const { organisationId, personId } = person;
  await forgetRecoveryCodes(trx, person);
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const signs = [...randomBytes(16)].map((byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
    return signs.replace(/(.{4})(?=.)/g, '$1-');
  });
  await trx
    .insertInto('recoveryCodes')
    .values(codes.map((code) => ({ organisationId, personId, codeHash: hashOfRecoveryCode(keys, code), usedAt: null })))
    .execute();
  return codes;
}

/** Takes the codes away; false when there were none. */
export async function removeCodes(trx: Trx, person: Person): Promise<boolean> {
  await forgetRecoveryCodes(trx, person);
  const gone = await trx
    .deleteFrom('identities')
    .where('organisationId', '=', person.organisationId)
    .where('personId', '=', person.personId)
    .where('kind', '=', 'otp')
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

async function forgetRecoveryCodes(trx: Trx, { organisationId, personId }: Person): Promise<void> {
  await trx
    .deleteFrom('recoveryCodes')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute();
}

async function otpRow(db: Kysely<Database>, { organisationId, personId }: Person) {
  return db
    .selectFrom('identities')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('kind', '=', 'otp')
    .executeTakeFirst();
}

type OtpRow = NonNullable<Awaited<ReturnType<typeof otpRow>>>;

/** Each step's code works once: the step must lie after the last one that was used. */
async function useStep(trx: Trx, keys: Keys, row: OtpRow, code: string, now: Date): Promise<boolean> {
  const { organisationId, identityId } = row;
  const sealed = Buffer.from(row.secret ?? '', 'base64');
  const secret = Secret.fromBase32(keys.open(sealName(organisationId, identityId), sealed).toString());
  const off = new TOTP({ ...SHAPE, secret }).validate({
    token: code.replace(/\s+/g, ''),
    timestamp: now.getTime(),
    window: WINDOW,
  });
  if (off === null) return false;
  const step = Math.floor(now.getTime() / 1000 / SHAPE.period) + off;
  const done = await trx
    .updateTable('identities')
    .set({ data: JSON.stringify({ confirmed: true, step } satisfies Kept), usedAt: now })
    .where('organisationId', '=', organisationId)
    .where('identityId', '=', identityId)
    .where(sql<number>`(data->>'step')::bigint`, '<', step)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

function sealName(organisationId: string, identityId: string): string {
  return `${organisationId}/otp/${identityId}`;
}

/** However it was typed. Hashed with a key outside the database: 80 bits need no slow hash. */
function hashOfRecoveryCode(keys: Keys, code: string): Buffer {
  const bare = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHmac('sha256', keys.derive('recovery-codes')).update(bare).digest();
}
