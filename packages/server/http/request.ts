import type { Action } from '../people/actions.ts';
import type { Actor } from '../people/actor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    /** Of the session when a cookie speaks for the actor, else null. */
    csrfHash: Buffer | null;
    allowed: { readonly projects: 'all' | readonly string[]; readonly projectId: string };
  }
  interface FastifyContextConfig {
    action?: Action;
    operation?: string;
    /** Why a route needs no action. */
    open?: 'page' | 'asset' | 'operations';
  }
}
