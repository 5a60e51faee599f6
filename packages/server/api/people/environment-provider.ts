import type { Kysely } from 'kysely';
import type { Keys } from '../../keys/keys.ts';
import { sealSecret } from '../../people/single-sign-on/provider.ts';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';
import { StoreError } from '../../store/store-error.ts';
import { type ProviderWish, providerWish } from '../contract/ways-in.ts';

/** The provider that the environment names has this name in addresses. */
const SLUG = 'environment';

/**
 * The provider of single sign-on that `VAUBAN_OIDC_ISSUER` and the like name; null: none. Throws `StoreError`, one
 * sentence that names the variable.
 */
export function providerOfEnvironment(environment: Readonly<Record<string, string | undefined>>): ProviderWish | null {
  const read = (name: string) => environment[`VAUBAN_OIDC_${name}`]?.trim() || undefined;
  if (read('ISSUER') === undefined) return null;
  const words = (text: string | undefined) => text?.split(/[\s,]+/).filter((word) => word !== '');
  const given = {
    name: read('NAME') ?? 'single sign-on',
    issuer: read('ISSUER'),
    clientId: read('CLIENT_ID'),
    clientSecret: read('CLIENT_SECRET') ?? null,
    scopes: words(read('SCOPES')),
    groupsClaim: read('GROUPS_CLAIM'),
    mapping: jsonOf('VAUBAN_OIDC_MAPPING', read('MAPPING')),
    trustedDomains: words(read('TRUSTED_DOMAINS')),
    sessionHours: read('SESSION_HOURS') === undefined ? undefined : Number(read('SESSION_HOURS')),
    proofs: read('PROOFS'),
  };
  const checked = providerWish.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const [member = 'issuer', ...rest] = (issue?.path ?? []).map(String);
  const name = `VAUBAN_OIDC_${member.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
  throw new StoreError(`${[name, ...rest].join('.')} is not right: ${issue?.message ?? 'it cannot be read'}.`);
}

function jsonOf(name: string, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new StoreError(`${name} is no JSON; it is a list like [{"group":"security","role":"security"}].`);
  }
}

/** Makes the organisation's provider what the environment says; without a word it is switched off. */
export async function keepEnvironmentProvider(
  db: Kysely<Database>,
  keys: Keys,
  organisationId: string,
  wish: ProviderWish | null,
  now: Date,
): Promise<void> {
  const before = await db
    .selectFrom('identityProviders')
    .select(['providerId', 'slug', 'fromEnvironment'])
    .where('organisationId', '=', organisationId)
    .where('slug', '=', SLUG)
    .executeTakeFirst();
  if (wish === null) {
    if (before?.fromEnvironment !== true) return;
    await db
      .updateTable('identityProviders')
      .set({ active: false, fromEnvironment: false, changedAt: now })
      .where('organisationId', '=', organisationId)
      .where('slug', '=', SLUG)
      .execute();
    return;
  }
  const providerId = before?.providerId ?? newId(now);
  const { name, issuer, clientId, clientSecret = null, active, ...settings } = wish;
  const sealedSecret = sealSecret(keys, { organisationId, providerId }, clientSecret);
  const said = { name, issuer, clientId, sealedSecret, settings: JSON.stringify(settings), active };
  const set = { ...said, fromEnvironment: true, changedAt: now };
  await db
    .insertInto('identityProviders')
    .values({ organisationId, providerId, slug: SLUG, ...set, createdAt: now })
    .onConflict((conflict) => conflict.columns(['organisationId', 'slug']).doUpdateSet(set))
    .execute();
}
