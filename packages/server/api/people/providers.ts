import type { Selectable } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { type ProviderSettings, sealSecret } from '../../people/single-sign-on/provider.ts';
import { inTransaction, type Trx } from '../../record/index.ts';
import { newId } from '../../store/identifier.ts';
import type { IdentityProvidersTable } from '../../store/people-tables.ts';
import { audit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';
import type { Services } from '../services.ts';
import { asProblem, redirectOf } from '../session/single-sign-on.ts';
import { iso } from '../times.ts';
import { projectIdOf } from './project-id.ts';

export const PROVIDER_HANDLERS: Handlers<'listProviders' | 'putProvider' | 'removeProvider'> = {
  async listProviders({ services, organisationId }) {
    const rows = await services.db
      .selectFrom('identityProviders')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .orderBy('slug')
      .limit(200)
      .execute();
    return { items: rows.map((row) => shown(row, services)) };
  },

  async putProvider({ services, actor, organisationId, params, body, now }) {
    const slug = params.provider;
    const before = await rowOf(services, organisationId, slug);
    refuseFromEnvironment(before);
    const { name, issuer, clientId, clientSecret, active, ...settings } = body;
    const providerId = before?.providerId ?? newId(now);
    const sealedSecret =
      clientSecret === undefined
        ? (before?.sealedSecret ?? null)
        : sealSecret(services.keys, { organisationId, providerId }, clientSecret);
    // a secret that was kept goes to nobody but the issuer that it was kept for
    if (
      clientSecret === undefined &&
      before !== undefined &&
      before.sealedSecret !== null &&
      before.issuer !== issuer
    ) {
      throw new Problem('invalid', 'body.clientSecret: is needed, because the issuer is another one.');
    }
    if (active) await asProblem(services, () => services.singleSignOn.check({ issuer, clientId, clientSecret: null }));
    const set = { name, issuer, clientId, sealedSecret, settings: JSON.stringify(settings), active, changedAt: now };
    const row = await inTransaction(services.db, async (trx) => {
      for (const { project } of settings.mapping) await projectIdOf(trx, organisationId, project);
      if (before !== undefined && before.issuer !== issuer) await forget(trx, before);
      const kept = await trx
        .insertInto('identityProviders')
        .values({ organisationId, providerId, slug, ...set, createdAt: now })
        .onConflict((conflict) => conflict.columns(['organisationId', 'slug']).doUpdateSet(set))
        .returningAll()
        .executeTakeFirstOrThrow();
      if (!active) await endSessionsOf(trx, kept);
      const data = { provider: slug, issuer, active, gives: settings.mapping.map(giftOf), proofs: settings.proofs };
      await audit(services, actor, { action: 'provider.change', subject: `provider:${providerId}`, data, now }, trx);
      return kept;
    });
    return shown(row, services);
  },

  async removeProvider({ services, actor, organisationId, params, now }) {
    const before = await rowOf(services, organisationId, params.provider);
    if (before === undefined) throw new Problem('not-found');
    refuseFromEnvironment(before);
    const { providerId } = before;
    await inTransaction(services.db, async (trx) => {
      await forget(trx, before);
      await trx
        .deleteFrom('identityProviders')
        .where('organisationId', '=', organisationId)
        .where('providerId', '=', providerId)
        .execute();
      const data = { provider: params.provider };
      await audit(services, actor, { action: 'provider.remove', subject: `provider:${providerId}`, data, now }, trx);
    });
  },
};

function giftOf({ group, role, project }: ProviderSettings['mapping'][number]): string {
  return `${role}${project === null ? '' : ` of ${project}`} to ${group.replaceAll('@', ' at ')}`;
}

type Row = Selectable<IdentityProvidersTable>;

async function rowOf({ db }: Services, organisationId: string, slug: string): Promise<Row | undefined> {
  return db
    .selectFrom('identityProviders')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .executeTakeFirst();
}

function refuseFromEnvironment(row: Row | undefined): void {
  if (row?.fromEnvironment === true) {
    throw new Problem(
      'already-exists',
      "The server's environment sets this provider (VAUBAN_OIDC_ISSUER and the like).",
    );
  }
}

/** What came by a provider goes with it: the roles of its groups, its sessions, and the links that no other one has. */
async function forget(trx: Trx, provider: Row): Promise<void> {
  const { organisationId, providerId, issuer } = provider;
  await endSessionsOf(trx, provider);
  await trx
    .deleteFrom('memberships')
    .where('organisationId', '=', organisationId)
    .where('providerId', '=', providerId)
    .execute();
  await trx
    .deleteFrom('identities')
    .where('organisationId', '=', organisationId)
    .where('kind', '=', 'oidc')
    .where('issuer', '=', issuer)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('identityProviders')
            .select('providerId')
            .where('organisationId', '=', organisationId)
            .where('issuer', '=', issuer)
            .where('providerId', '!=', providerId),
        ),
      ),
    )
    .execute();
}

async function endSessionsOf(trx: Trx, { organisationId, providerId }: Row): Promise<void> {
  await trx
    .deleteFrom('sessions')
    .where('organisationId', '=', organisationId)
    .where('providerId', '=', providerId)
    .execute();
}

function shown(row: Row, services: Services) {
  const { scopes, groupsClaim, mapping, trustedDomains, sessionHours, proofs } =
    row.settings as unknown as ProviderSettings;
  return {
    id: row.providerId,
    provider: row.slug,
    name: row.name,
    issuer: row.issuer,
    clientId: row.clientId,
    scopes: [...scopes],
    groupsClaim,
    mapping: [...mapping],
    trustedDomains: [...trustedDomains],
    sessionHours,
    proofs,
    active: row.active,
    hasSecret: row.sealedSecret !== null,
    fromEnvironment: row.fromEnvironment,
    redirect: redirectOf(services),
    created: iso(row.createdAt),
  };
}
