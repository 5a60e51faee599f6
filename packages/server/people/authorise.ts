import { ACTIONS, type Action, BEFORE_SECOND_PROOF, ruleOf } from './actions.ts';
import type { Actor } from './actor.ts';

/** What is asked about: a project (when the action is on one), in an organisation. */
export interface Resource {
  readonly organisationId: string;
  readonly projectId: string | null;
}

export type Answer =
  | {
      readonly allowed: true;
      /** Where it is allowed, for what speaks of several projects. */
      readonly projects: 'all' | readonly string[];
    }
  | {
      readonly allowed: false;
      /** `unknown`: who asks must not even learn that it exists. */
      readonly why: 'anonymous' | 'proof' | 'scope' | 'role' | 'unknown';
    };

const EVERYWHERE: Answer = { allowed: true, projects: 'all' };

/** The one place that decides. What is not allowed by `ACTIONS` is refused. */
export function authorise(actor: Actor, action: Action, resource: Resource | null): Answer {
  if (!Object.hasOwn(ACTIONS, action)) return refuse('role');
  const rule = ruleOf(action);
  if (rule.on === 'public') return EVERYWHERE;
  if (actor.kind === 'anonymous') return refuse('anonymous');
  if (actor.kind === 'person' && actor.lacksProof && !BEFORE_SECOND_PROOF.has(action)) return refuse('proof');
  if (resource !== null && resource.organisationId !== actor.organisationId) return refuse('unknown');
  if (rule.on === 'project' && resource?.projectId == null) return refuse('unknown');
  const reaching = actor.roles.filter(
    ({ projectId }) => rule.on !== 'project' || projectId === null || projectId === resource?.projectId,
  );
  if (rule.on === 'project' && reaching.length === 0) return refuse('unknown');
  if (actor.kind === 'token' && (rule.scope === null || !actor.scopes.includes(rule.scope))) return refuse('scope');
  if (rule.on === 'self') return EVERYWHERE;
  const allowing = reaching.filter(({ role }) => rule.roles.includes(role));
  if (allowing.some(({ projectId }) => projectId === null)) return EVERYWHERE;
  if (rule.on === 'organisation' || allowing.length === 0) return refuse('role');
  return { allowed: true, projects: allowing.map(({ projectId }) => String(projectId)) };
}

/** Every action that is allowed on a project, or (null) on the organisation and somewhere in it; sorted. */
export function allowedActions(actor: Actor, organisationId: string, projectId: string | null): Action[] {
  return (Object.keys(ACTIONS) as Action[])
    .filter((action) => (ruleOf(action).on === 'project') === (projectId !== null) && ruleOf(action).on !== 'public')
    .filter((action) => authorise(actor, action, { organisationId, projectId }).allowed)
    .sort();
}

function refuse(why: (Answer & { allowed: false })['why']): Answer {
  return { allowed: false, why };
}
