import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { me } from './session.ts';
import { amount, line, projectSlug, role, time, uuid } from './words.ts';

/** What browsers and passkeys say to each other (WebAuthn's JSON); the server checks its signature. */
const webAuthn = z
  .record(z.string().max(64), z.unknown())
  .meta({ id: 'WebAuthn', description: 'As `navigator.credentials` takes and gives it, in JSON.' });
const code = z.string().min(6).max(40).meta({ description: 'Six digits, or a recovery code.' });
const providerSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
  .meta({ description: 'Small letters, digits and dash.' });
const location = z.object({ location: z.string().meta({ description: 'Where the browser goes.' }) });

const waysIn = z
  .object({
    password: z.boolean(),
    codes: z
      .object({ since: time, used: time.nullable(), recoveryCodesLeft: amount })
      .nullable()
      .meta({ description: 'Null: no one-time codes are asked.' }),
    passkeys: z.array(
      z.object({ id: uuid, name: z.string(), synced: z.boolean(), created: time, used: time.nullable() }),
    ),
    mayHavePasskeys: z.boolean().meta({ description: 'False where the server has no host name with TLS.' }),
    providers: z
      .array(
        z.object({
          provider: providerSlug,
          name: z.string(),
          linked: z.object({ id: uuid, created: time, used: time.nullable() }).nullable(),
        }),
      )
      .meta({ description: 'Single sign-on, linked or not.' }),
    asksTwo: z.boolean().meta({ description: 'Whether one proof is not enough for the own roles.' }),
  })
  .meta({ id: 'WaysIn' });

const recoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).meta({ description: 'Shown once; each works once.' }) })
  .meta({ id: 'RecoveryCodes' });

export const WAYS_IN = {
  readDoors: endpoint({
    method: 'GET',
    path: '/session/doors',
    action: 'session.start',
    summary: 'How one may sign in here, besides a password',
    query: z.object({ organisation: z.string().max(63).optional() }),
    answer: z.object({
      providers: z.array(z.object({ provider: providerSlug, name: z.string() })),
      passkeys: z.boolean(),
    }),
  }),
  giveCode: endpoint({
    method: 'POST',
    path: '/session/code',
    action: 'session.start',
    summary: 'The one-time code that a sign-in asked for with the problem `code-needed`',
    body: z.strictObject({ code }),
    answer: me,
  }),
  askPasskey: endpoint({
    method: 'POST',
    path: '/session/passkey/challenge',
    action: 'session.start',
    summary: 'What a browser needs to ask for a passkey',
    body: z.strictObject({ organisation: z.string().max(63).optional() }),
    answer: webAuthn,
  }),
  givePasskey: endpoint({
    method: 'POST',
    path: '/session/passkey',
    action: 'session.start',
    summary: 'Sign in with a passkey',
    body: z.strictObject({ response: webAuthn }),
    answer: me,
  }),
  beginSingleSignOn: endpoint({
    method: 'POST',
    path: '/session/single-sign-on',
    action: 'session.start',
    summary: 'Begin to sign in at a provider of single sign-on',
    body: z.strictObject({
      provider: providerSlug,
      to: z.string().max(1000).optional().meta({ description: 'The page that was asked for.' }),
      organisation: z.string().max(63).optional(),
    }),
    answer: location,
  }),
  endSingleSignOn: endpoint({
    method: 'POST',
    path: '/session/single-sign-on/answer',
    action: 'session.start',
    summary: 'What the provider sent the browser back with: signs in, or links the account of who is signed in',
    body: z.strictObject({
      parameters: z.string().min(1).max(8000).meta({ description: 'The query of the address, without `?`.' }),
    }),
    answer: z.object({ me, to: z.string(), linked: z.boolean() }),
  }),
  readWaysIn: endpoint({
    method: 'GET',
    path: '/me/ways-in',
    action: 'self.read',
    summary: 'How one signs in',
    answer: waysIn,
  }),
  linkProvider: endpoint({
    method: 'POST',
    path: '/me/ways-in',
    action: 'self.prove',
    summary: 'Begin to link the own account with a provider of single sign-on',
    body: z.strictObject({ provider: providerSlug }),
    answer: location,
  }),
  removeWayIn: endpoint({
    method: 'DELETE',
    path: '/me/ways-in/{identity}',
    action: 'self.prove',
    summary: 'Remove a passkey or a link; the last way in stays',
    status: 204,
    answer: 'nothing',
  }),
  wishPasskey: endpoint({
    method: 'POST',
    path: '/me/passkeys/challenge',
    action: 'self.prove',
    summary: 'What a browser needs to make a passkey',
    answer: webAuthn,
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/me/passkeys',
    action: 'self.prove',
    summary: 'Keep the passkey that the browser made',
    body: z.strictObject({ name: line(100), response: webAuthn }),
    status: 201,
    answer: waysIn,
  }),
  beginCodes: endpoint({
    method: 'POST',
    path: '/me/codes',
    action: 'self.prove',
    summary: 'A secret for an authenticator app; it counts once a code of it was shown',
    answer: z.object({
      uri: z.string().meta({ description: '`otpauth://…`, for a QR code. Shown once.' }),
      secret: z.string().meta({ description: 'The same to type in.' }),
    }),
  }),
  confirmCodes: endpoint({
    method: 'POST',
    path: '/me/codes/confirmation',
    action: 'self.prove',
    summary: 'Show the first code: from now on one is asked after the password; every other session ends',
    body: z.strictObject({ code }),
    answer: recoveryCodes,
  }),
  removeCodes: endpoint({
    method: 'DELETE',
    path: '/me/codes',
    action: 'self.prove',
    summary: 'Ask for no codes any more; the recovery codes are gone too',
    status: 204,
    answer: 'nothing',
  }),
  freshRecoveryCodes: endpoint({
    method: 'POST',
    path: '/me/recovery-codes',
    action: 'self.prove',
    summary: 'New recovery codes in place of those before',
    answer: recoveryCodes,
  }),
};

const settings = {
  name: line(100),
  issuer: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta({ description: 'As the provider names itself: `https://login.example.org/realms/acme`.' }),
  clientId: line(500),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/))
    .min(1)
    .max(30)
    .refine((scopes) => scopes.includes('openid'), 'must hold openid')
    .default(['openid', 'profile', 'email']),
  groupsClaim: line(200)
    .default('groups')
    .meta({ description: 'The claim that lists the groups; dots lead into objects.' }),
  mapping: z
    .array(
      z.strictObject({
        group: line(500).meta({ description: 'As the provider names it; `*`: everybody whom it signs in.' }),
        role,
        project: projectSlug.nullable().default(null),
      }),
    )
    .max(500)
    .default([])
    .meta({ description: 'What each group gives. Who gets nothing and has nothing does not come in.' }),
  trustedDomains: z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/),
    )
    .max(50)
    .default([])
    .meta({ description: 'A verified address of these links the account that has it here.' }),
  sessionHours: z.number().min(1).max(336).default(12),
  proofs: z
    .enum(['one', 'two'])
    .default('one')
    .meta({ description: '`two`: the provider asks for more than a password, so no code is asked here.' }),
  active: z.boolean().default(true),
};

const clientSecret = z.string().min(1).max(2000).meta({ format: 'password' });

const provider = z
  .object({
    id: uuid,
    provider: providerSlug,
    ...settings,
    scopes: z.array(z.string()),
    groupsClaim: z.string(),
    mapping: z.array(z.object({ group: z.string(), role, project: z.string().nullable() })),
    trustedDomains: z.array(z.string()),
    sessionHours: z.number(),
    proofs: z.enum(['one', 'two']),
    active: z.boolean(),
    hasSecret: z.boolean(),
    fromEnvironment: z.boolean().meta({ description: "Set by the server's environment, and changed only there." }),
    redirect: z.string().meta({ description: 'What the provider must allow as the address to come back to.' }),
    created: time,
  })
  .meta({ id: 'IdentityProvider' });

const signInPolicy = z
  .object({
    twoProofsFrom: role
      .nullable()
      .meta({ description: 'From this role on a password alone is not enough; null: nobody is asked.' }),
  })
  .meta({ id: 'SignInPolicy' });

/** What the environment may say of a provider: the same as the API, with a secret. */
export const providerWish = z.strictObject({ ...settings, clientSecret: clientSecret.nullable().optional() });
export type ProviderWish = z.output<typeof providerWish>;

export const DOORS = {
  listProviders: endpoint({
    method: 'GET',
    path: '/identity-providers',
    action: 'provider.list',
    summary: 'Providers of single sign-on',
    answer: z.object({ items: z.array(provider) }),
  }),
  putProvider: endpoint({
    method: 'PUT',
    path: '/identity-providers/{provider}',
    action: 'provider.change',
    summary: 'Name a provider of single sign-on (OpenID Connect), or change one; it is asked what it is first',
    body: providerWish.extend({
      clientSecret: clientSecret
        .nullable()
        .optional()
        .meta({ description: 'Absent: the one that is kept; null: a public client.' }),
    }),
    answer: provider,
  }),
  removeProvider: endpoint({
    method: 'DELETE',
    path: '/identity-providers/{provider}',
    action: 'provider.change',
    summary: 'Remove a provider, the roles that its groups gave, and the sessions that it began',
    status: 204,
    answer: 'nothing',
  }),
  readSignInPolicy: endpoint({
    method: 'GET',
    path: '/sign-in-policy',
    action: 'sign-in-policy.read',
    summary: 'For whom a password alone is not enough',
    answer: signInPolicy,
  }),
  changeSignInPolicy: endpoint({
    method: 'PUT',
    path: '/sign-in-policy',
    action: 'sign-in-policy.change',
    summary: 'Say for whom a password alone is not enough; it holds for sessions that run, too',
    body: signInPolicy,
    answer: signInPolicy,
  }),
  removeSecondProofs: endpoint({
    method: 'DELETE',
    path: '/people/{person}/second-proofs',
    action: 'person.change',
    summary: "Remove a person's one-time codes and passkeys, when a phone is lost; their sessions end",
    status: 204,
    answer: 'nothing',
  }),
};
