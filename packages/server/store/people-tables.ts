import type { Generated } from 'kysely';

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
