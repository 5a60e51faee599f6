import type { Kysely } from 'kysely';
import { newId } from '../store/identifier.ts';
import type { Database } from '../store/schema.ts';
import { type Role, SCOPES, type Scope } from './actions.ts';
import { type Actor, rolesOfToken } from './actor.ts';
import { rolesOf } from './roles.ts';
import { hashOf, newSecret } from './secret-token.ts';

/** What every API token begins with, so that scanners of secrets know it. */
const TOKEN_PREFIX = 'vbn_';
const USED_EVERY_MS = 60_000;

export interface NewToken {
  readonly organisationId: string;
  readonly personId: string | null;
  readonly projectId: string | null;
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

/** Makes a token; `secret` is not kept. */
export async function makeToken(
  db: Kysely<Database>,
  wish: NewToken,
  now: Date,
): Promise<{ tokenId: string; secret: string }> {
  const secret = `${TOKEN_PREFIX}${newSecret()}`;
  const tokenId = newId(now);
  const { days, scopes, ...rest } = wish;
  await db
    .insertInto('apiTokens')
    .values({
      ...rest,
      tokenId,
      tokenHash: hashOf(secret),
      scopes: SCOPES.filter((scope) => scopes.includes(scope)),
      createdAt: now,
      endsAt: new Date(now.getTime() + days * 86_400_000),
      usedAt: null,
      revokedAt: null,
    })
    .execute();
  return { tokenId, secret };
}

/** Who a bearer token speaks for; null when it is unknown, over, revoked, or its owner may not sign in. */
export async function actorOfToken(db: Kysely<Database>, secret: string, now: Date): Promise<Actor | null> {
  if (!secret.startsWith(TOKEN_PREFIX) || secret.length > 100) return null;
  const row = await db
    .selectFrom('apiTokens')
    .leftJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'apiTokens.organisationId')
        .onRef('people.personId', '=', 'apiTokens.personId'),
    )
    .select([
      'apiTokens.organisationId',
      'apiTokens.tokenId',
      'apiTokens.personId',
      'apiTokens.projectId',
      'apiTokens.role',
      'apiTokens.scopes',
      'apiTokens.usedAt',
      'people.state',
    ])
    .where('apiTokens.tokenHash', '=', hashOf(secret))
    .where('apiTokens.endsAt', '>', now)
    .where('apiTokens.revokedAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined || (row.personId !== null && row.state !== 'active')) return null;
  const { organisationId, tokenId, personId } = row;
  if (row.usedAt === null || now.getTime() - row.usedAt.getTime() > USED_EVERY_MS) {
    await db
      .updateTable('apiTokens')
      .set({ usedAt: now })
      .where('organisationId', '=', organisationId)
      .where('tokenId', '=', tokenId)
      .execute();
  }
  const owner = personId === null ? null : await rolesOf(db, organisationId, personId);
  return {
    kind: 'token',
    organisationId,
    tokenId,
    personId,
    roles: rolesOfToken(row, owner),
    scopes: row.scopes as Scope[],
  };
}
