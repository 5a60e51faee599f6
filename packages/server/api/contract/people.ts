import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { email, line, page, pageOf, projectSlug, role, scope, time, uuid } from './words.ts';

const membership = z.object({ id: uuid, project: z.string().nullable(), role, created: time });

const person = z
  .object({
    id: uuid,
    name: z.string(),
    email: z.string().nullable(),
    state: z.enum(['active', 'locked', 'erased']),
    hasPassword: z.boolean(),
    created: time,
    seen: time.nullable(),
    memberships: z.array(membership),
  })
  .meta({ id: 'Person' });

const link = z
  .object({ link: z.string().meta({ description: 'Shown once.' }), ends: time })
  .meta({ id: 'OneTimeLink' });

const token = z
  .object({
    id: uuid,
    name: z.string(),
    kind: z.enum(['personal', 'machine']),
    project: z.string().nullable(),
    role,
    scopes: z.array(scope),
    created: time,
    ends: time,
    used: time.nullable(),
    revoked: time.nullable(),
  })
  .meta({ id: 'ApiToken' });

const newToken = z.strictObject({
  name: line(100),
  project: projectSlug.nullable().default(null).meta({ description: 'Null: every project that the role reaches.' }),
  role,
  scopes: z.array(scope).min(1).max(10),
  days: z.int().min(1).max(366).default(90),
});

const madeToken = token
  .extend({ secret: z.string().meta({ description: '`vbn_…`, shown once.' }) })
  .meta({ id: 'MadeApiToken' });

export const PEOPLE = {
  listPeople: endpoint({
    method: 'GET',
    path: '/people',
    action: 'person.list',
    summary: 'People and their roles, by name',
    query: page,
    answer: pageOf(person),
  }),
  changePerson: endpoint({
    method: 'PATCH',
    path: '/people/{person}',
    action: 'person.change',
    summary: 'Rename, lock or unlock; locking ends every session and token',
    body: z.strictObject({ name: line(200).optional(), state: z.enum(['active', 'locked']).optional() }),
    answer: person,
  }),
  erasePerson: endpoint({
    method: 'DELETE',
    path: '/people/{person}',
    action: 'person.change',
    summary: 'Erase: name, e-mail and every way to sign in; what they did stays under their id',
    status: 204,
    answer: 'nothing',
  }),
  grantRole: endpoint({
    method: 'POST',
    path: '/people/{person}/memberships',
    action: 'person.change',
    summary: 'Give a role, for a project or (null) the organisation; replaces the one that was there',
    body: z.strictObject({ project: projectSlug.nullable(), role }),
    answer: person,
  }),
  revokeRole: endpoint({
    method: 'DELETE',
    path: '/people/{person}/memberships/{membership}',
    action: 'person.change',
    summary: 'Take a role back',
    status: 204,
    answer: 'nothing',
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/people/{person}/password-links',
    action: 'person.change',
    summary: 'A one-time link with which the person sets a new password',
    status: 201,
    answer: link,
  }),
  listInvitations: endpoint({
    method: 'GET',
    path: '/invitations',
    action: 'person.list',
    summary: 'Invitations that nobody has used yet',
    answer: z.object({
      items: z.array(
        z.object({ id: uuid, person: uuid, name: z.string(), email: z.string().nullable(), created: time, ends: time }),
      ),
    }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/invitations',
    action: 'person.change',
    summary: 'Invite a person; the link is shown once and ends after seven days',
    body: z.strictObject({ name: line(200), email, project: projectSlug.nullable().default(null), role }),
    status: 201,
    answer: link.extend({ id: uuid, person: uuid }).meta({ id: 'Invitation' }),
  }),
  withdrawInvitation: endpoint({
    method: 'DELETE',
    path: '/invitations/{invitation}',
    action: 'person.change',
    summary: 'Make an invitation useless',
    status: 204,
    answer: 'nothing',
  }),
  listOwnTokens: endpoint({
    method: 'GET',
    path: '/me/tokens',
    action: 'self.read',
    summary: 'The own API tokens',
    answer: z.object({ items: z.array(token) }),
  }),
  makeOwnToken: endpoint({
    method: 'POST',
    path: '/me/tokens',
    action: 'self.change',
    summary: 'Make a token that may at most what its person may',
    body: newToken,
    status: 201,
    answer: madeToken,
  }),
  revokeOwnToken: endpoint({
    method: 'DELETE',
    path: '/me/tokens/{token}',
    action: 'self.change',
    summary: 'Revoke one of the own tokens',
    status: 204,
    answer: 'nothing',
  }),
  listTokens: endpoint({
    method: 'GET',
    path: '/tokens',
    action: 'token.list',
    summary: 'Every token of the organisation',
    query: page,
    answer: pageOf(token.extend({ person: z.string().nullable() }).meta({ id: 'ListedApiToken' })),
  }),
  makeToken: endpoint({
    method: 'POST',
    path: '/tokens',
    action: 'token.change',
    summary: 'Make a token for a machine, which no person owns',
    body: newToken,
    status: 201,
    answer: madeToken,
  }),
  revokeToken: endpoint({
    method: 'DELETE',
    path: '/tokens/{token}',
    action: 'token.change',
    summary: 'Revoke a token',
    status: 204,
    answer: 'nothing',
  }),
};
