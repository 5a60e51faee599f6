import { Problem } from '../../http/problem/problems.ts';
import type { Actor } from '../../people/actor.ts';
import type { Actor as Doer } from '../../record/context.ts';

/** Who did it, as events and the audit log name them. */
export function doer(actor: Actor): Doer {
  if (actor.kind === 'person') return { kind: 'person', id: actor.personId };
  if (actor.kind === 'token') return { kind: 'token', id: actor.tokenId };
  return { kind: 'system', id: null };
}

/** The person behind the actor; a machine's token is a problem. */
export function personBehind(actor: Actor): string {
  if (actor.kind === 'anonymous' || actor.personId === null) {
    throw new Problem('token-scope', 'Only a person, or the token of one, can do this.');
  }
  return actor.personId;
}
