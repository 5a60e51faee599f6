import type { FastifyRequest } from 'fastify';
import { sameHash } from '../../people/secret-token.ts';
import { Problem } from '../problem/problems.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A write that a cookie speaks for must carry the session's token in a header, which no other site can set. */
export function requireToken(request: FastifyRequest, method: string): void {
  if (SAFE.has(method) || request.csrfHash === null) return;
  const given = request.headers['x-vauban-csrf'];
  if (typeof given !== 'string' || !sameHash(given, request.csrfHash)) {
    throw new Problem('csrf-token', 'Send the value of the cookie vauban-csrf in the header x-vauban-csrf.');
  }
}

/** A write from another site's page is refused, signed in or not (so that nobody is signed in unknowingly either). */
export function requireOwnOrigin(request: FastifyRequest, baseUrl: string): void {
  if (SAFE.has(request.method)) return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('foreign-origin');
  if (origin === undefined) return;
  const own = [new URL(baseUrl).origin, `${request.protocol}://${host}`];
  if (!own.includes(origin)) {
    throw new Problem('foreign-origin', `This server is ${own[0]}; its address is set with --base-url.`);
  }
}
