import type { AuthenticationResponseJSON, RegistrationResponseJSON, WebAuthnCredential } from '@simplewebauthn/server';
import { type Kysely, sql, type Transaction } from 'kysely';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';

type Trx = Transaction<Database>;

/** More than anybody has keys. */
export const MOST_PASSKEYS = 20;

interface Person {
  readonly organisationId: string;
  readonly personId: string;
}

interface Kept {
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  /** Whether it is copied to the person's other devices. */
  readonly synced: boolean;
}

/** For whom passkeys are made: the host that people see. */
export interface Party {
  readonly id: string;
  readonly origin: string;
}

/** The party of the server's address; null where there can be no passkeys: without TLS, or at a bare IP address. */
export function partyOf(baseUrl: string): Party | null {
  const { protocol, hostname, origin } = new URL(baseUrl);
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (!isLocal && (protocol !== 'https:' || /^[\d.]+$|^\[/.test(hostname))) return null;
  return { id: hostname, origin };
}

/** What a browser needs to make a passkey; its `challenge` is to be given back. */
export async function passkeyWish(
  db: Kysely<Database>,
  party: Party,
  person: Person & { readonly account: string; readonly name: string },
) {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const before = await passkeyRows(db, person);
  return generateRegistrationOptions({
    rpName: 'Vauban',
    rpID: party.id,
    userID: new TextEncoder().encode(person.personId),
    userName: person.account,
    userDisplayName: person.name,
    excludeCredentials: before.map(({ subject }) => ({ id: subject })),
    // it stands for the person and for the second proof alike
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Keeps the passkey that a browser made; its identity's id, or null when it does not hold or is known already. */
export async function keepPasskey(
  trx: Trx,
  party: Party,
  wish: Person & { readonly label: string; readonly challenge: string; readonly response: unknown },
  now: Date,
): Promise<string | null> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const checked = await verifyRegistrationResponse({
    response: wish.response as RegistrationResponseJSON,
    expectedChallenge: wish.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) return null;
  const { credential, credentialBackedUp } = checked.registrationInfo;
  const { organisationId, personId } = wish;
  const identityId = newId(now);
  const done = await trx
    .insertInto('identities')
    .values({
      organisationId,
      identityId,
      personId,
      kind: 'passkey',
      subject: credential.id,
      label: wish.label,
      data: JSON.stringify({
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
        synced: credentialBackedUp,
      } satisfies Kept),
      createdAt: now,
      changedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? identityId : null;
}

/** What a browser needs to ask for a passkey, whosever it is. */
export async function passkeyQuestion(party: Party) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  return generateAuthenticationOptions({ rpID: party.id, userVerification: 'required', allowCredentials: [] });
}

/** Whose passkey answered; null when it is nobody's, does not hold, or its counter ran backwards. */
export async function personOfPasskey(
  trx: Trx,
  party: Party,
  { organisationId, challenge, response }: { organisationId: string; challenge: string; response: unknown },
  now: Date,
): Promise<{ personId: string; account: string } | null> {
  const answer = response as AuthenticationResponseJSON;
  if (typeof answer.id !== 'string' || answer.id.length > 2000) return null;
  const row = await trx
    .selectFrom('identities')
    .innerJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'identities.organisationId')
        .onRef('people.personId', '=', 'identities.personId'),
    )
    .select(['identityId', 'people.personId', 'people.email', 'subject', 'data'])
    .where('identities.organisationId', '=', organisationId)
    .where('kind', '=', 'passkey')
    .where('subject', '=', answer.id)
    .where('people.state', '=', 'active')
    .forUpdate('identities')
    .executeTakeFirst();
  if (row === undefined) return null;
  const kept = row.data as unknown as Kept;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const checked = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: credentialOf(row.subject, kept),
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) return null;
  const data: Kept = {
    ...kept,
    counter: checked.authenticationInfo.newCounter,
    synced: checked.authenticationInfo.credentialBackedUp,
  };
  await trx
    .updateTable('identities')
    .set({ data: JSON.stringify(data), usedAt: now })
    .where('organisationId', '=', organisationId)
    .where('identityId', '=', row.identityId)
    .execute();
  return { personId: row.personId, account: row.email ?? row.personId };
}

/** The person's passkeys, the oldest first. */
export async function passkeysOf(db: Kysely<Database>, person: Person) {
  return (await passkeyRows(db, person)).map(({ identityId, label, createdAt, usedAt, data }) => ({
    identityId,
    label,
    createdAt,
    usedAt,
    synced: (data as unknown as Kept).synced,
  }));
}

async function passkeyRows(db: Kysely<Database>, { organisationId, personId }: Person) {
  return db
    .selectFrom('identities')
    .select(['identityId', 'subject', 'label', 'createdAt', 'usedAt', 'data'])
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('kind', '=', 'passkey')
    .orderBy(sql`identity_id::text`)
    .limit(MOST_PASSKEYS)
    .execute();
}

function credentialOf(id: string, { publicKey, counter, transports }: Kept): WebAuthnCredential {
  return {
    id,
    publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
    counter,
    transports: [...transports],
  };
}
