import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem/problems.ts';
import { CSRF, cookieJar, DEVICE, SESSION, STEP } from '../../http/sign-in/cookies.ts';
import { rolesOf } from '../../people/roles.ts';
import { codesOf } from '../../people/second-proof/codes.ts';
import { asksTwoProofs, beginSession, endSessions, type Proof } from '../../people/sessions.ts';
import { deviceMark } from '../../people/sign-in/device.ts';
import { type OpenStep, openStep, type Step, sealStep } from '../../people/sign-in/step.ts';
import { audit } from '../operations/audit.ts';
import { twoProofsFrom } from '../people/sign-in-policy.ts';
import { isSecure, type Services } from '../services.ts';
import { meOf } from './me.ts';

const DEVICE_DAYS = 180;

/** Where a sign-in comes in, and when. */
export interface Door {
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly now: Date;
}

export interface Known {
  readonly organisationId: string;
  readonly personId: string;
  /** What the person is called in this browser: their e-mail address where they have one. */
  readonly account: string;
  /** By which way they came in, for the audit log. */
  readonly by: 'password' | 'link' | 'single-sign-on' | 'passkey' | 'code' | 'recovery-code';
}

/** One proof was given: the session begins, unless the person has one-time codes; then one is asked (`code-needed`). */
export async function afterFirstProof(door: Door, known: Known, proof: Proof) {
  const { services, reply, now } = door;
  const { organisationId, personId, account } = known;
  if (proof.proofs === 'two' || (await codesOf(services.db, known)) === null) return signIn(door, known, proof);
  const first = known.by === 'single-sign-on' ? known.by : 'password';
  const { providerId, lastsMs = null } = proof;
  keepStep(services, reply, { kind: 'code', organisationId, personId, account, first, providerId, lastsMs }, now);
  throw new Problem('code-needed', 'Give the code of your authenticator app, or a recovery code.');
}

/** Begins a session with fresh secrets and sets its cookies; a session that the browser had before ends. */
export async function signIn({ services, request, reply, now }: Door, known: Known, proof: Proof) {
  const { db, keys } = services;
  const { organisationId, personId, account } = known;
  const jar = cookieJar(isSecure(services.settings));
  if (request.actor.kind === 'person') {
    await endSessions(db, request.actor.organisationId, { sessionId: request.actor.sessionId });
  }
  const session = await beginSession(db, known, String(request.headers['user-agent'] ?? ''), now, proof);
  jar.write(reply, SESSION, session.token, session.endsAt);
  jar.write(reply, CSRF, session.csrf, session.endsAt, true);
  const mark = deviceMark(keys.derive('device'), account);
  jar.write(reply, DEVICE, mark, new Date(now.getTime() + DEVICE_DAYS * 86_400_000));
  const roles = await rolesOf(db, organisationId, personId);
  const lacksProof = proof.proofs === 'one' && asksTwoProofs(await twoProofsFrom(db, organisationId), roles);
  const actor = { kind: 'person', organisationId, personId, sessionId: session.sessionId, roles, lacksProof } as const;
  const data = { by: known.by, proofs: proof.proofs, provider: proof.providerId };
  await audit(services, actor, { action: 'session.start', subject: `person:${personId}`, data, now });
  return meOf(db, actor);
}

/** Lets the browser carry a step until it comes back. */
export function keepStep(services: Services, reply: FastifyReply, step: Step, now: Date): void {
  const { text, endsAt } = sealStep(services.keys, step, now);
  cookieJar(isSecure(services.settings)).write(reply, STEP, text, endsAt);
}

/** The step that the browser brings back; a problem when it brings none of this kind. */
export function stepOf<Kind extends Step['kind']>({ services, request, now }: Door, kind: Kind): OpenStep<Kind> {
  const text = cookieJar(isSecure(services.settings)).read(request, STEP);
  const step = openStep(services.keys, text, kind, now);
  if (step === null) throw new Problem('step-over', 'Begin again.');
  return step;
}

export function forgetStep({ services, reply }: Door): void {
  cookieJar(isSecure(services.settings)).clear(reply, STEP);
}
