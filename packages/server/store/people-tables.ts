import type { ColumnType, Generated } from 'kysely';
import type { Json } from './json-column.ts';

type NullableJson = ColumnType<unknown, string | null | undefined, string | null>;

export interface PeopleTable {
  organisationId: string;
  personId: string;
  name: string;
  email: string | null;
  state: 'active' | 'locked' | 'erased';
  createdAt: Date;
}

export interface IdentitiesTable {
  organisationId: string;
  identityId: string;
  personId: string;
  kind: 'password' | 'oidc' | 'passkey' | 'otp';
  issuer: Generated<string>;
  subject: string;
  secret: string | null;
  createdAt: Date;
  changedAt: Date;
  label: Generated<string>;
  usedAt: Date | null;
  data: NullableJson;
}

export interface IdentityProvidersTable {
  organisationId: string;
  providerId: string;
  slug: string;
  name: string;
  issuer: string;
  clientId: string;
  sealedSecret: Buffer | null;
  settings: Json;
  fromEnvironment: Generated<boolean>;
  active: Generated<boolean>;
  createdAt: Date;
  changedAt: Date;
}

export interface RecoveryCodesTable {
  organisationId: string;
  personId: string;
  codeHash: Buffer;
  usedAt: Date | null;
}

export interface SpentStepsTable {
  organisationId: string;
  stepHash: Buffer;
  endsAt: Date;
}

export interface SignInPoliciesTable {
  organisationId: string;
  twoProofsFrom: 'viewer' | 'developer' | 'security' | 'administrator' | null;
  changedAt: Date;
}

export interface SessionsTable {
  organisationId: string;
  sessionId: string;
  personId: string;
  tokenHash: Buffer;
  csrfHash: Buffer;
  createdAt: Date;
  seenAt: Date;
  endsAt: Date;
  agent: Generated<string>;
  providerId: string | null;
  proofs: Generated<'one' | 'two'>;
}

export interface OneTimeLinksTable {
  organisationId: string;
  linkId: string;
  purpose: 'first-administrator' | 'invitation' | 'password';
  tokenHash: Buffer;
  personId: string | null;
  role: string | null;
  createdAt: Date;
  endsAt: Date;
  usedAt: Date | null;
}

export interface MembershipsTable {
  organisationId: string;
  membershipId: string;
  personId: string;
  projectId: string | null;
  role: 'viewer' | 'developer' | 'security' | 'administrator';
  createdAt: Date;
  providerId: string | null;
}

export interface ApiTokensTable {
  organisationId: string;
  tokenId: string;
  personId: string | null;
  projectId: string | null;
  name: string;
  tokenHash: Buffer;
  role: 'viewer' | 'developer' | 'security' | 'administrator';
  scopes: string[];
  createdAt: Date;
  endsAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}
