import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem/problems.ts';
import { requireToken } from '../../http/sign-in/csrf.ts';
import { ACTIONS, type Action, ruleOf } from '../../people/actions.ts';
import { authorise } from '../../people/authorise.ts';
import { CONTRACT, type Operation } from '../contract/contract.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { PARAMETERS, type Parameter, parametersOf } from '../contract/parameters.ts';
import type { Services } from '../services.ts';
import type { Call, Handlers } from './call.ts';
import { checked } from './checked.ts';
import { RESOURCES } from './resources.ts';

/** Who comes in has no session yet, or one that is about to end; where the request comes from is checked all the same. */
const WAYS_IN: ReadonlySet<Action> = new Set(['session.start', 'link.redeem']);

type AnyHandler = (call: Call) => Promise<unknown>;

/** Puts every endpoint of the contract on the server. Throws when one has no handler, no action, or no resource. */
export function registerApi(app: FastifyInstance, services: Services, handlers: Handlers<Operation>): void {
  for (const [operation, endpoint] of Object.entries(CONTRACT) as [Operation, Endpoint][]) {
    if (!Object.hasOwn(handlers, operation)) throw new Error(`The endpoint ${operation} has no handler.`);
    register(app, services, operation, endpoint, handlers[operation] as unknown as AnyHandler);
  }
}

/** Puts one endpoint on the server. */
function register(
  app: FastifyInstance,
  services: Services,
  operation: string,
  endpoint: Endpoint,
  handler: AnyHandler,
): void {
  if (!Object.hasOwn(ACTIONS, endpoint.action)) throw new Error(`The endpoint ${operation} has no action.`);
  const names = parametersOf(endpoint.path);
  const named = names.find((name) => RESOURCES[name] !== undefined);
  if (ruleOf(endpoint.action).on === 'project' && named === undefined) {
    throw new Error(`The endpoint ${operation} is about a project, and its path names nothing in one.`);
  }
  app.route({
    method: endpoint.method,
    url: `/api/v1${fastifyPath(endpoint.path)}`,
    config: { action: endpoint.action, operation },
    // before any byte of the body is read
    onRequest: async (request) => allow(request, services, endpoint, named),
    handler: async (request, reply) => {
      const call = callOf(request, reply, services, endpoint, names);
      if (endpoint.status !== undefined) reply.code(endpoint.status);
      const answer = await handler(call);
      if (reply.sent || answer === null) return reply;
      if (endpoint.answer === 'stream') reply.type(String(endpoint.type));
      if (answer === undefined) return reply.send();
      return answer;
    },
  });
}

async function allow(
  request: FastifyRequest,
  services: Services,
  endpoint: Endpoint,
  named: Parameter | undefined,
): Promise<void> {
  const { actor } = request;
  let resource: { organisationId: string; projectId: string | null } | null = null;
  if (actor.kind !== 'anonymous') {
    const { organisationId } = actor;
    resource = { organisationId, projectId: null };
    if (named !== undefined) {
      const value = paramsOf(request, [named])[named] ?? '';
      const find = PARAMETERS[named].safeParse(value).success ? RESOURCES[named] : undefined;
      resource.projectId = (await find?.(services.db, organisationId, value)) ?? null;
    }
  }
  const answer = authorise(actor, endpoint.action, resource);
  if (!answer.allowed) throw refusal(answer.why, endpoint);
  if (!WAYS_IN.has(endpoint.action)) requireToken(request, endpoint.method);
  request.allowed = { projects: answer.projects, projectId: resource?.projectId ?? '' };
}

function refusal(why: 'anonymous' | 'proof' | 'scope' | 'role' | 'unknown', { action }: Endpoint): Problem {
  if (why === 'anonymous')
    return new Problem('not-signed-in', undefined, { headers: { 'www-authenticate': 'Bearer' } });
  if (why === 'unknown') return new Problem('not-found');
  if (why === 'proof') {
    return new Problem('second-proof-needed', 'Set up one-time codes or a passkey in your profile first.');
  }
  const { roles, scope } = ruleOf(action);
  if (why === 'role') return new Problem('not-allowed', `It needs the role ${roles.join(' or ')}.`);
  return new Problem('token-scope', scope === null ? 'No token may do this; sign in.' : `It needs the scope ${scope}.`);
}

function callOf(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  endpoint: Endpoint,
  names: readonly Parameter[],
): Call {
  const params = paramsOf(request, names);
  for (const name of names) {
    if (!PARAMETERS[name].safeParse(params[name]).success) throw new Problem('not-found');
  }
  const body =
    endpoint.body === undefined || endpoint.body === 'bytes'
      ? request.body
      : checked(endpoint.body, request.body ?? {}, 'body');
  return {
    services,
    params,
    query: (endpoint.query && checked(endpoint.query, request.query, 'query')) as Call['query'],
    body: body as Call['body'],
    actor: request.actor,
    organisationId: request.actor.kind === 'anonymous' ? '' : request.actor.organisationId,
    projectId: request.allowed.projectId,
    projects: request.allowed.projects,
    now: services.now(),
    request,
    reply,
  };
}

/** A rule's id may hold a slash: it is the rest of the path. */
function fastifyPath(path: string): string {
  return path.replace('/{rule}', '/*').replace(/\{(\w+)\}/g, ':$1');
}

function paramsOf(request: FastifyRequest, names: readonly Parameter[]): Record<string, string> {
  const given = request.params as Record<string, string>;
  return Object.fromEntries(names.map((name) => [name, String(given[name === 'rule' ? '*' : name] ?? '')]));
}
