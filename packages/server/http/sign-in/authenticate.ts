import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { ANONYMOUS } from '../../people/actor.ts';
import { actorOfToken } from '../../people/api-tokens.ts';
import { sessionOf } from '../../people/sessions.ts';
import type { Database } from '../../store/schema.ts';
import { Problem } from '../problem/problems.ts';
import { type CookieJar, SESSION } from './cookies.ts';

/** Finds out who asks: a bearer token before a cookie. A token that is not good is refused, a cookie forgotten. */
export async function authenticate(
  request: FastifyRequest,
  db: Kysely<Database>,
  jar: CookieJar,
  now: Date,
): Promise<void> {
  request.actor = ANONYMOUS;
  request.csrfHash = null;
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [, secret] = /^Bearer ([\w-]{10,100})$/i.exec(authorization) ?? [];
    const actor = secret === undefined ? null : await actorOfToken(db, secret, now);
    if (actor === null) {
      throw new Problem('not-signed-in', 'The token is unknown, revoked, or its time is over.', {
        headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      });
    }
    request.actor = actor;
    return;
  }
  const cookie = jar.read(request, SESSION);
  if (cookie === undefined) return;
  const session = await sessionOf(db, cookie, now);
  if (session === null) return;
  request.actor = session.actor;
  request.csrfHash = session.csrfHash;
}
