import type { FastifyReply, FastifyRequest } from 'fastify';

/** Names of the cookies; behind TLS with the prefix that lets no other host or path set them (RFC 6265bis, 4.1.3.2). */
function named(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

export const SESSION = 'vauban-session';
export const CSRF = 'vauban-csrf';
export const DEVICE = 'vauban-device';
/** A sign-in of several steps, sealed. */
export const STEP = 'vauban-step';

export interface CookieJar {
  read(request: FastifyRequest, name: string): string | undefined;
  /** `script`: the page's own script may read it. */
  write(reply: FastifyReply, name: string, value: string, until: Date, script?: boolean): void;
  clear(reply: FastifyReply, name: string): void;
}

export function cookieJar(secure: boolean): CookieJar {
  const how = { path: '/', secure, sameSite: 'lax' } as const;
  // the page's script looks for this one, so it keeps its name
  const called = (name: string) => (name === CSRF ? name : named(name, secure));
  return {
    read: (request, name) => request.cookies[called(name)],
    write: (reply, name, value, until, script = false) => {
      reply.setCookie(called(name), value, { ...how, httpOnly: !script, expires: until });
    },
    clear: (reply, name) => {
      reply.clearCookie(called(name), how);
    },
  };
}
