import type { Kysely, Selectable } from 'kysely';
import type { Keys } from '../../keys/keys.ts';
import type { IdentityProvidersTable } from '../../store/people-tables.ts';
import type { Database } from '../../store/schema.ts';
import type { Role } from '../actions.ts';

/** What who belongs to a group may do here. */
export interface GroupRole {
  /** As the provider names it; `*`: everybody whom the provider signs in. */
  readonly group: string;
  readonly role: Role;
  /** A project's slug; null: the whole organisation. */
  readonly project: string | null;
}

export interface ProviderSettings {
  readonly scopes: readonly string[];
  /** The claim that lists the groups; dots lead into objects: `realm_access.roles`. */
  readonly groupsClaim: string;
  readonly mapping: readonly GroupRole[];
  /** Domains for whose addresses the provider's word "this e-mail is verified" links an account that exists. */
  readonly trustedDomains: readonly string[];
  /** How long a session of this provider lasts at most; its groups are asked for again then. */
  readonly sessionHours: number;
  /** What a sign-in there counts for: `two` where the provider asks for more than a password. */
  readonly proofs: 'one' | 'two';
}

export interface Provider {
  readonly organisationId: string;
  readonly providerId: string;
  readonly slug: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client. */
  readonly clientSecret: string | null;
  readonly settings: ProviderSettings;
  readonly changedAt: Date;
}

/** A provider of the organisation that is switched on, with its secret; null: there is none. */
export async function openProvider(
  db: Kysely<Database>,
  keys: Keys,
  organisationId: string,
  by: { readonly slug: string } | { readonly providerId: string },
): Promise<Provider | null> {
  const query = db
    .selectFrom('identityProviders')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('active', '=', true);
  const row = await ('slug' in by
    ? query.where('slug', '=', by.slug)
    : query.where('providerId', '=', by.providerId)
  ).executeTakeFirst();
  return row === undefined ? null : providerOf(row, keys);
}

function providerOf(row: Selectable<IdentityProvidersTable>, keys: Keys): Provider {
  const { sealedSecret, settings, ...rest } = row;
  const clientSecret =
    sealedSecret === null ? null : keys.open(secretName(row.organisationId, row.providerId), sealedSecret).toString();
  return { ...rest, clientSecret, settings: settings as unknown as ProviderSettings };
}

/** The secret as it is kept. */
export function sealSecret(
  keys: Keys,
  { organisationId, providerId }: { readonly organisationId: string; readonly providerId: string },
  secret: string | null,
): Buffer | null {
  return secret === null ? null : keys.seal(secretName(organisationId, providerId), Buffer.from(secret));
}

function secretName(organisationId: string, providerId: string): string {
  return `${organisationId}/identity-provider/${providerId}`;
}
