import { type Kysely, sql, type Transaction } from 'kysely';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';
import { createPerson } from '../accounts.ts';
import { rolesOf } from '../roles.ts';
import { endSessions } from '../sessions.ts';
import type { Claims } from './claims.ts';
import { type GivenRole, rolesGiven } from './mapping.ts';
import type { Provider } from './provider.ts';

type Trx = Transaction<Database>;

export type Settled =
  | {
      readonly kind: 'person';
      readonly personId: string;
      /** What the account is called in this browser. */
      readonly account: string;
      readonly made: boolean;
      readonly linked: boolean;
      readonly changed: boolean;
    }
  /** Who it is may not come in; `personId` when they were known. */
  | {
      readonly kind: 'refused';
      readonly why: 'no-role' | 'e-mail-taken' | 'locked' | 'groups-held-back';
      readonly personId: string | null;
      readonly changed: boolean;
    };

/** Finds or makes the person whom a provider signed in, and gives and takes the roles that their groups give. */
export async function settle(trx: Trx, provider: Provider, claims: Claims, now: Date): Promise<Settled> {
  const { organisationId } = provider;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people ${organisationId}`}, 0))`.execute(trx);
  const known = await personOf(trx, provider, claims.subject);
  const linked = known === null ? await personByMail(trx, provider, claims) : null;
  const before = known ?? linked;
  if (before !== null && before.state !== 'active') return refused('locked', before.personId);
  const { mapping } = provider.settings;
  // nobody knows whether a role is to be taken, so nobody comes in by the ones that stand
  if (claims.groups === null && mapping.some(({ group }) => group !== '*')) {
    return refused('groups-held-back', before?.personId ?? null);
  }
  const given = rolesGiven(claims.groups ?? [], mapping);
  if (before === null) {
    if (given.length === 0) return refused('no-role', null);
    if (await isTaken(trx, organisationId, claims.email)) return refused('e-mail-taken', null);
  }
  const personId =
    before?.personId ?? (await createPerson(trx, { organisationId, name: claims.name, email: claims.email }, now));
  if (known === null) await linkIdentity(trx, provider, { subject: claims.subject, personId }, now);
  else await touch(trx, provider, claims.subject, now);
  const changes = await takeOver(trx, provider, personId, given, now);
  if (changes.lost) await endSessions(trx, organisationId, { personId });
  const { changed } = changes;
  if ((await rolesOf(trx, organisationId, personId)).length === 0) {
    await endSessions(trx, organisationId, { personId });
    return refused('no-role', personId, changed);
  }
  const account = before?.email ?? claims.email ?? personId;
  return { kind: 'person', personId, account, made: before === null, linked: linked !== null, changed };
}

/** Lets the person sign in by what the provider calls `subject`; false when that is somebody else's. */
export async function linkIdentity(
  trx: Trx,
  { organisationId, issuer }: Pick<Provider, 'organisationId' | 'issuer'>,
  { subject, personId }: { readonly subject: string; readonly personId: string },
  now: Date,
): Promise<boolean> {
  const done = await trx
    .insertInto('identities')
    .values({
      organisationId,
      identityId: newId(now),
      personId,
      kind: 'oidc',
      issuer,
      subject,
      createdAt: now,
      changedAt: now,
      usedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows === 1n) return true;
  const owner = await personOf(trx, { organisationId, issuer }, subject);
  return owner?.personId === personId;
}

async function personOf(
  db: Kysely<Database>,
  { organisationId, issuer }: Pick<Provider, 'organisationId' | 'issuer'>,
  subject: string,
) {
  const row = await db
    .selectFrom('identities')
    .innerJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'identities.organisationId')
        .onRef('people.personId', '=', 'identities.personId'),
    )
    .select(['people.personId', 'people.email', 'people.state'])
    .where('identities.organisationId', '=', organisationId)
    .where('identities.kind', '=', 'oidc')
    .where('identities.issuer', '=', issuer)
    .where('identities.subject', '=', subject)
    .executeTakeFirst();
  return row ?? null;
}

/** Who has this address here, where the provider verified it and its word is trusted for the domain. */
async function personByMail(db: Kysely<Database>, { organisationId, settings }: Provider, claims: Claims) {
  const domain = claims.email?.split('@').at(-1) ?? '';
  const isTrusted = settings.trustedDomains.some((trusted) => trusted.toLowerCase() === domain);
  if (claims.email === null || !claims.emailVerified || !isTrusted) return null;
  const row = await db
    .selectFrom('people')
    .select(['personId', 'email', 'state'])
    .where('organisationId', '=', organisationId)
    .where(sql<string>`lower(email)`, '=', claims.email)
    .executeTakeFirst();
  return row ?? null;
}

async function isTaken(db: Kysely<Database>, organisationId: string, email: string | null): Promise<boolean> {
  if (email === null) return false;
  const row = await db
    .selectFrom('people')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where(sql<string>`lower(email)`, '=', email)
    .executeTakeFirst();
  return row !== undefined;
}

async function touch(trx: Trx, { organisationId, issuer }: Provider, subject: string, now: Date): Promise<void> {
  await trx
    .updateTable('identities')
    .set({ usedAt: now })
    .where('organisationId', '=', organisationId)
    .where('kind', '=', 'oidc')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
}

/** Makes the roles of this provider those that are given now; roles that a person gave stay. */
async function takeOver(
  trx: Trx,
  { organisationId, providerId }: Provider,
  personId: string,
  given: readonly GivenRole[],
  now: Date,
): Promise<{ changed: boolean; lost: boolean }> {
  const slugs = given.flatMap(({ project }) => project ?? []);
  const projects = new Map(
    slugs.length === 0
      ? []
      : (
          await trx
            .selectFrom('projects')
            .select(['slug', 'projectId'])
            .where('organisationId', '=', organisationId)
            .where('slug', 'in', slugs)
            .execute()
        ).map(({ slug, projectId }) => [slug, projectId]),
  );
  // a project that is gone gives nothing
  const wanted = given
    .map(({ project, role }) => ({ projectId: project === null ? null : projects.get(project), role }))
    .filter((one): one is { projectId: string | null; role: GivenRole['role'] } => one.projectId !== undefined);
  const held = await trx
    .selectFrom('memberships')
    .select(['membershipId', 'projectId', 'role'])
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('providerId', '=', providerId)
    .execute();
  const same = (a: { projectId: string | null; role: string }, b: { projectId: string | null; role: string }) =>
    a.projectId === b.projectId && a.role === b.role;
  const lost = held.filter((one) => !wanted.some((other) => same(one, other)));
  const fresh = wanted.filter((one) => !held.some((other) => same(one, other)));
  for (const { membershipId } of lost) {
    await trx
      .deleteFrom('memberships')
      .where('organisationId', '=', organisationId)
      .where('membershipId', '=', membershipId)
      .execute();
  }
  for (const { projectId, role } of fresh) {
    await trx
      .insertInto('memberships')
      .values({ organisationId, membershipId: newId(now), personId, projectId, role, createdAt: now, providerId })
      .execute();
  }
  return { changed: lost.length + fresh.length > 0, lost: lost.length > 0 };
}

function refused(why: (Settled & { kind: 'refused' })['why'], personId: string | null, changed = false): Settled {
  return { kind: 'refused', why, personId, changed };
}
