import type { Kysely } from 'kysely';
import { newId } from '../store/identifier.ts';
import type { Database } from '../store/schema.ts';
import type { Role } from './actions.ts';
import { hashPassword } from './passwords.ts';
import { accountOf } from './sign-in/credentials.ts';

/** A new person, who cannot sign in yet. */
export async function createPerson(
  db: Kysely<Database>,
  person: { readonly organisationId: string; readonly name: string; readonly email: string | null },
  now: Date,
): Promise<string> {
  const personId = newId(now);
  await db
    .insertInto('people')
    .values({
      organisationId: person.organisationId,
      personId,
      name: person.name,
      email: person.email === null ? null : accountOf(person.email),
      state: 'active',
      createdAt: now,
    })
    .execute();
  return personId;
}

/** Gives a role, in place of the one that a person gave for the same project (or the organisation). */
export async function grantRole(
  db: Kysely<Database>,
  grant: {
    readonly organisationId: string;
    readonly personId: string;
    readonly projectId: string | null;
    readonly role: Role;
  },
  now: Date,
): Promise<void> {
  await db
    .deleteFrom('memberships')
    .where('organisationId', '=', grant.organisationId)
    .where('personId', '=', grant.personId)
    .where('providerId', 'is', null)
    .where((by) => (grant.projectId === null ? by('projectId', 'is', null) : by('projectId', '=', grant.projectId)))
    .execute();
  await db
    .insertInto('memberships')
    .values({ ...grant, membershipId: newId(now), createdAt: now })
    .execute();
}

/** Sets the password with which a person signs in. */
export async function setPassword(
  db: Kysely<Database>,
  person: { readonly organisationId: string; readonly personId: string; readonly email: string },
  password: string,
  now: Date,
): Promise<void> {
  const secret = await hashPassword(password);
  await db
    .deleteFrom('identities')
    .where('organisationId', '=', person.organisationId)
    .where('personId', '=', person.personId)
    .where('kind', '=', 'password')
    .execute();
  await db
    .insertInto('identities')
    .values({
      organisationId: person.organisationId,
      identityId: newId(now),
      personId: person.personId,
      kind: 'password',
      subject: accountOf(person.email),
      secret,
      createdAt: now,
      changedAt: now,
    })
    .execute();
}

/** Whether an active person other than this one is administrator of the whole organisation and can sign in. */
export async function hasOtherAdministrator(
  db: Kysely<Database>,
  organisationId: string,
  personId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('memberships')
    .innerJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'memberships.organisationId')
        .onRef('people.personId', '=', 'memberships.personId'),
    )
    .innerJoin('identities', (join) =>
      join
        .onRef('identities.organisationId', '=', 'people.organisationId')
        .onRef('identities.personId', '=', 'people.personId'),
    )
    .select('people.personId')
    .where('memberships.organisationId', '=', organisationId)
    .where('memberships.projectId', 'is', null)
    .where('memberships.role', '=', 'administrator')
    .where('people.state', '=', 'active')
    .where('people.personId', '!=', personId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('identities.kind', 'in', ['password', 'passkey']),
        exists(
          selectFrom('identityProviders')
            .select('providerId')
            .whereRef('identityProviders.organisationId', '=', 'identities.organisationId')
            .whereRef('identityProviders.issuer', '=', 'identities.issuer')
            .where('identityProviders.active', '=', true)
            .where('identities.kind', '=', 'oidc'),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
