import { Problem, retryAfter } from '../../http/problem/problems.ts';
import { CSRF, cookieJar, DEVICE, SESSION } from '../../http/sign-in/cookies.ts';
import { endSessions } from '../../people/sessions.ts';
import { accountOf, personWith } from '../../people/sign-in/credentials.ts';
import { knownDevice } from '../../people/sign-in/device.ts';
import { audit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';
import { isSecure } from '../services.ts';
import { afterFirstProof } from './begin.ts';

export const SIGN_IN_HANDLERS: Handlers<'signIn' | 'signOut'> = {
  async signIn(door) {
    const { services, body, request, now } = door;
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
    return afterFirstProof(door, { ...person, account, by: 'password' }, { proofs: 'one', providerId: null });
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
