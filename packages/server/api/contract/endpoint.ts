import type * as z from 'zod';
import type { Action } from '../../people/actions.ts';

/** What stands for an answer that is no JSON. */
export type Raw = 'nothing' | 'stream' | 'events';

/** One endpoint as data: the server, the OpenAPI document and the test of every role read it. */
export interface Endpoint {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with parameters as `{name}`; each name stands in `PARAMETERS`. */
  readonly path: `/${string}`;
  readonly action: Action;
  readonly summary: string;
  readonly query?: z.ZodType;
  /** JSON, or bytes that the handler streams itself. */
  readonly body?: z.ZodType | 'bytes';
  /** Headers that the endpoint reads, with their meaning. */
  readonly headers?: Readonly<Record<string, { readonly required: boolean; readonly says: string }>>;
  readonly status?: 200 | 201 | 202 | 204;
  readonly answer: z.ZodType | Raw;
  /** Content type of a stream. */
  readonly type?: string;
}

/** Keeps the literal types, so that handlers and clients know exactly what goes in and out. */
export function endpoint<const E extends Endpoint>(shape: E): E {
  return shape;
}
