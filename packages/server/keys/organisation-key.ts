import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Keys } from './keys.ts';

const NAME = 'secret-identity';

/** The HMAC key of an organisation's secrets, made at the first asking and kept sealed: 32 bytes. */
export async function organisationKey(
  db: Kysely<Database>,
  keys: Keys,
  organisationId: string,
  now: Date,
): Promise<Buffer> {
  const label = `${organisationId}/${NAME}`;
  const read = () =>
    db
      .selectFrom('sealedValues')
      .select('value')
      .where('organisationId', '=', organisationId)
      .where('name', '=', NAME)
      .executeTakeFirst();
  const before = await read();
  if (before !== undefined) return keys.open(label, before.value);
  await db
    .insertInto('sealedValues')
    .values({ organisationId, name: NAME, value: keys.seal(label, randomBytes(32)), changedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await read();
  if (made === undefined) throw new Error('The key of an organisation could not be kept.');
  return keys.open(label, made.value);
}
