import * as z from 'zod';
import { THEMES } from '../contract/contract.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { PARAMETERS, parametersOf } from '../contract/parameters.ts';
import { problem } from '../contract/problem.ts';
import { liveEvent } from '../contract/scans.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the whole contract. Deterministic. */
export function openApiDocument(version: string): Json {
  const schemas = new Schemas();
  schemas.add(problem);
  schemas.add(liveEvent);
  const paths: Record<string, Json> = {};
  for (const [theme, endpoints] of Object.entries(THEMES)) {
    for (const [operation, endpoint] of Object.entries(endpoints as Record<string, Endpoint>)) {
      const path = `/api/v1${endpoint.path}`;
      paths[path] ??= {};
      paths[path][endpoint.method.toLowerCase()] = describe(operation, theme, endpoint, schemas);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Vauban', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: schemas.sorted(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'vauban-session' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'vbn_…' },
      },
    },
    security: [{ session: [] }, { token: [] }],
  };
}

function describe(operation: string, theme: string, endpoint: Endpoint, schemas: Schemas): Json {
  const parameters = [
    ...parametersOf(endpoint.path).map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: schemas.add(PARAMETERS[name]),
    })),
    ...queryParameters(endpoint, schemas),
    ...Object.entries(endpoint.headers ?? {}).map(([name, { required, says }]) => ({
      name,
      in: 'header',
      required,
      description: says,
      schema: { type: 'string' },
    })),
  ];
  return {
    operationId: operation,
    tags: [theme],
    summary: endpoint.summary,
    'x-vauban-action': endpoint.action,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(endpoint.body === undefined ? {} : { requestBody: requestBody(endpoint.body, schemas) }),
    responses: {
      [String(endpoint.status ?? 200)]: answerOf(endpoint, schemas),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function queryParameters(endpoint: Endpoint, schemas: Schemas): Json[] {
  if (endpoint.query === undefined) return [];
  const schema = schemas.add(endpoint.query) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, one]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    ...(typeof one.description === 'string' ? { description: one.description } : {}),
    schema: one,
  }));
}

function requestBody(body: z.ZodType | 'bytes', schemas: Schemas): Json {
  if (body === 'bytes') {
    return {
      required: true,
      content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  }
  return { required: true, content: { 'application/json': { schema: schemas.add(body) } } };
}

function answerOf({ answer, type }: Endpoint, schemas: Schemas): Json {
  if (answer === 'nothing') return { description: 'Done' };
  if (answer === 'events') {
    return { description: 'Events', content: { 'text/event-stream': { schema: { type: 'string' } } } };
  }
  if (answer === 'stream') {
    return { description: 'The bytes', content: { [String(type)]: { schema: { type: 'string', format: 'binary' } } } };
  }
  return { description: 'Done', content: { 'application/json': { schema: schemas.add(answer) } } };
}

/** JSON Schemas of zod's, those with an id hoisted to `components`. */
class Schemas {
  readonly #named = new Map<string, string>();

  add(schema: z.ZodType): Json {
    const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
    for (const [id, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) this.#name(id, definition);
    return rewired(rest);
  }

  #name(id: string, definition: Json): void {
    const { id: _, ...rest } = definition;
    const text = JSON.stringify(rewired(rest));
    const before = this.#named.get(id);
    if (before !== undefined && before !== text) throw new Error(`Two schemas are called ${id}.`);
    this.#named.set(id, text);
  }

  sorted(): Json {
    const names = [...this.#named.keys()].sort();
    return Object.fromEntries(names.map((id) => [id, JSON.parse(String(this.#named.get(id)))]));
  }
}

function rewired<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as T;
}
