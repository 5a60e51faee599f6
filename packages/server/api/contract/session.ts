import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, email, line, role, scope, time, uuid } from './words.ts';

const newPassword = z.string().min(12).max(256).meta({ format: 'password' });

export const me = z
  .object({
    kind: z.enum(['person', 'token']),
    id: uuid,
    name: z.string(),
    email: z.string().nullable(),
    organisation: z.object({ id: uuid, slug: z.string(), name: z.string() }),
    roles: z
      .array(z.object({ project: z.string().nullable(), role }))
      .meta({ description: 'A null project is the whole organisation.' }),
    scopes: z.array(scope).nullable().meta({ description: "A token's; null for a person." }),
    lacksProof: z
      .boolean()
      .meta({ description: 'One proof is not enough for the own roles: set up codes or a passkey first.' }),
    may: z.array(z.string()).meta({ description: 'Actions that are allowed on the organisation or somewhere in it.' }),
  })
  .meta({ id: 'Me' });

const purpose = z.enum(['first-administrator', 'invitation', 'password']);

export const SESSION = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    action: 'session.start',
    summary:
      'Sign in; sets the session cookie, and `vauban-csrf`, whose value goes into `x-vauban-csrf` of every write',
    body: z.strictObject({
      email: z.string().trim().min(1).max(254),
      password: z.string().min(1).max(256).meta({ format: 'password' }),
      organisation: z.string().max(63).optional(),
    }),
    answer: me,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/session',
    action: 'session.end',
    summary: 'End this session',
    status: 204,
    answer: 'nothing',
  }),
  readMe: endpoint({ method: 'GET', path: '/me', action: 'self.read', summary: 'Who is asking', answer: me }),
  changeMe: endpoint({
    method: 'PATCH',
    path: '/me',
    action: 'self.change',
    summary: 'Change the own name',
    body: z.strictObject({ name: line(200) }),
    answer: me,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/me/password',
    action: 'self.change',
    summary: 'Change the own password; every other session ends',
    body: z.strictObject({ current: z.string().min(1).max(256), next: newPassword }),
    status: 204,
    answer: 'nothing',
  }),
  listSessions: endpoint({
    method: 'GET',
    path: '/me/sessions',
    action: 'self.read',
    summary: 'Where one is signed in',
    answer: z.object({
      items: z.array(
        z.object({ id: uuid, agent: z.string(), created: time, seen: time, ends: time, current: z.boolean() }),
      ),
    }),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/me/sessions/{session}',
    action: 'self.change',
    summary: 'End one of the own sessions',
    status: 204,
    answer: 'nothing',
  }),
  readLink: endpoint({
    method: 'GET',
    path: '/one-time-links/{secret}',
    action: 'link.redeem',
    summary: 'What a one-time link is for; its page is `/welcome#SECRET`',
    answer: z.object({ purpose, name: z.string().nullable(), email: z.string().nullable(), ends: time }),
  }),
  redeemLink: endpoint({
    method: 'POST',
    path: '/one-time-links/{secret}',
    action: 'link.redeem',
    summary:
      'Use a one-time link: sets the password and signs in; name and e-mail are needed by the first administrator',
    body: z.strictObject({ name: line(200).optional(), email: email.optional(), password: newPassword }),
    answer: me,
  }),
  readVersion: endpoint({
    method: 'GET',
    path: '/version',
    action: 'version.read',
    summary: 'What this server speaks; a newer command asks here first',
    answer: z.object({
      version: z.string(),
      api: z.literal('v1'),
      reports: z.string().meta({ description: 'The newest report version that is read.' }),
      set: z.boolean().meta({ description: 'Whether the first administrator exists.' }),
      uploadBytes: amount.meta({ description: 'The largest part of an upload.' }),
    }),
  }),
};
