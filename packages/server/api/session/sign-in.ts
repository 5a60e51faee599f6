import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, retryAfter } from '../../http/problem/problems.ts';
import { CSRF, cookieJar, DEVICE, SESSION } from '../../http/sign-in/cookies.ts';
import { rolesOf } from '../../people/roles.ts';
import { beginSession, endSessions } from '../../people/sessions.ts';
import { accountOf, personWith } from '../../people/sign-in/credentials.ts';
import { deviceMark, knownDevice } from '../../people/sign-in/device.ts';
import { audit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';
import { isSecure, type Services } from '../services.ts';
import { meOf } from './me.ts';

const DEVICE_DAYS = 180;

export const SIGN_IN_HANDLERS: Handlers<'signIn' | 'signOut'> = {
  async signIn({ services, body, request, reply, now }) {
    const jar = cookieJar(isSecure(services.settings));
    const account = accountOf(body.email);
    const device = knownDevice(services.keys.derive('device'), jar.read(request, DEVICE), account);
    const wait = services.throttle.wait(account, request.ip, device, now.getTime());
    if (wait > 0) {
      throw new Problem('slow-down', `Wait ${Math.ceil(wait / 1000)} s before the next try.`, {
        headers: retryAfter(wait),
      });
    }
    // before it is looked at, so that many at once count too
    services.throttle.failed(account, request.ip, device, now.getTime());
    const person = await personWith(services.db, account, body.password, body.organisation);
    if (person === null) throw new Problem('wrong-credentials');
    services.throttle.succeeded(account, request.ip, device);
    return signIn(services, person, account, request, reply, now);
  },

  async signOut({ services, actor, request, reply, now }) {
    const jar = cookieJar(isSecure(services.settings));
    if (actor.kind === 'person') {
      await endSessions(services.db, actor.organisationId, { sessionId: actor.sessionId });
      await audit(services, actor, { action: 'session.end', subject: `person:${actor.personId}`, data: {}, now });
    }
    jar.clear(reply, SESSION);
    jar.clear(reply, CSRF);
    if (jar.read(request, SESSION) !== undefined) reply.header('clear-site-data', '"cache"');
  },
};

/** Begins a session with fresh secrets and sets its cookies; a session that the browser had before ends. */
export async function signIn(
  services: Services,
  person: { readonly organisationId: string; readonly personId: string },
  account: string,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
) {
  const { db, keys } = services;
  const jar = cookieJar(isSecure(services.settings));
  if (request.actor.kind === 'person') {
    await endSessions(db, request.actor.organisationId, { sessionId: request.actor.sessionId });
  }
  const session = await beginSession(db, person, String(request.headers['user-agent'] ?? ''), now);
  jar.write(reply, SESSION, session.token, session.endsAt);
  jar.write(reply, CSRF, session.csrf, session.endsAt, true);
  const mark = deviceMark(keys.derive('device'), account);
  jar.write(reply, DEVICE, mark, new Date(now.getTime() + DEVICE_DAYS * 86_400_000));
  const roles = await rolesOf(db, person.organisationId, person.personId);
  const actor = { kind: 'person', ...person, sessionId: session.sessionId, roles } as const;
  await audit(services, actor, { action: 'session.start', subject: `person:${person.personId}`, data: {}, now });
  return meOf(db, actor);
}
