import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Role, Scope } from '../../people/actions.ts';
import { makeToken } from '../../people/api-tokens.ts';
import { inTransaction } from '../../record/index.ts';
import type { Database } from '../../store/schema.ts';
import { audit } from '../operations/audit.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Call, Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import { iso, isoOrNull } from '../times.ts';
import { projectIdOf } from './project-id.ts';

export const TOKEN_HANDLERS: Handlers<
  'listOwnTokens' | 'makeOwnToken' | 'revokeOwnToken' | 'listTokens' | 'makeToken' | 'revokeToken'
> = {
  async listOwnTokens({ services, actor, organisationId }) {
    const rows = await tokenRows(services.db, organisationId)
      .where('apiTokens.personId', '=', personBehind(actor))
      .limit(500)
      .execute();
    return { items: rows.map(shownToken) };
  },

  makeOwnToken: (call) => make(call, personBehind(call.actor), call.body),

  async revokeOwnToken(call) {
    await revoke(call, call.params.token, personBehind(call.actor));
  },

  async listTokens({ services, organisationId, query }) {
    const [before] = keysOf(query.cursor, ['text']) ?? [];
    let rows = tokenRows(services.db, organisationId).limit(query.limit + 1);
    if (before !== undefined) {
      if (!/^[0-9a-f-]{36}$/.test(before)) throw new Problem('invalid', 'query.cursor: is not one of this list.');
      rows = rows.where('apiTokens.tokenId', '<', before);
    }
    return pageOf(
      await rows.execute(),
      query.limit,
      (row) => ({ ...shownToken(row), person: row.person }),
      (row) => [row.tokenId],
    );
  },

  makeToken: (call) => make(call, null, call.body),

  async revokeToken(call) {
    await revoke(call, call.params.token, null);
  },
};

type Asked = Pick<Call, 'services' | 'actor' | 'organisationId' | 'now'>;

interface Wish {
  readonly name: string;
  readonly project: string | null;
  readonly role: Role;
  readonly scopes: Scope[];
  readonly days: number;
}

async function make({ services, actor, organisationId, now }: Asked, personId: string | null, wish: Wish) {
  const { project, ...rest } = wish;
  return inTransaction(services.db, async (trx) => {
    const projectId = await projectIdOf(trx, organisationId, project);
    const { tokenId, secret } = await makeToken(trx, { organisationId, personId, projectId, ...rest }, now);
    const data = { project: projectId, role: wish.role, scopes: wish.scopes, days: wish.days };
    await audit(services, actor, { action: 'token.make', subject: `token:${tokenId}`, data, now }, trx);
    const row = await tokenRows(trx, organisationId).where('apiTokens.tokenId', '=', tokenId).executeTakeFirstOrThrow();
    return { ...shownToken(row), secret };
  });
}

async function revoke(
  { services, actor, organisationId, now }: Asked,
  tokenId: string,
  personId: string | null,
): Promise<void> {
  let query = services.db
    .updateTable('apiTokens')
    .set({ revokedAt: now })
    .where('organisationId', '=', organisationId)
    .where('tokenId', '=', tokenId)
    .where('revokedAt', 'is', null);
  if (personId !== null) query = query.where('personId', '=', personId);
  if ((await query.executeTakeFirst()).numUpdatedRows === 0n) throw new Problem('not-found');
  await audit(services, actor, { action: 'token.revoke', subject: `token:${tokenId}`, data: {}, now });
}

/** Tokens, the newest first. */
function tokenRows(db: Kysely<Database>, organisationId: string) {
  return db
    .selectFrom('apiTokens')
    .leftJoin('projects', (join) =>
      join
        .onRef('projects.organisationId', '=', 'apiTokens.organisationId')
        .onRef('projects.projectId', '=', 'apiTokens.projectId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'apiTokens.organisationId')
        .onRef('people.personId', '=', 'apiTokens.personId'),
    )
    .select([
      'apiTokens.tokenId',
      'apiTokens.name',
      'apiTokens.personId',
      'apiTokens.role',
      'apiTokens.scopes',
      'apiTokens.createdAt',
      'apiTokens.endsAt',
      'apiTokens.usedAt',
      'apiTokens.revokedAt',
      'projects.slug as project',
      'people.name as person',
    ])
    .where('apiTokens.organisationId', '=', organisationId)
    .orderBy('apiTokens.tokenId', 'desc');
}

type TokenRow = Awaited<ReturnType<ReturnType<typeof tokenRows>['executeTakeFirstOrThrow']>>;

function shownToken(row: TokenRow) {
  return {
    id: row.tokenId,
    name: row.name,
    kind: row.personId === null ? ('machine' as const) : ('personal' as const),
    project: row.project,
    role: row.role,
    scopes: row.scopes as Scope[],
    created: iso(row.createdAt),
    ends: iso(row.endsAt),
    used: isoOrNull(row.usedAt),
    revoked: isoOrNull(row.revokedAt),
  };
}
