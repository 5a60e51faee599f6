import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import type { Actor } from '../../people/actor.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Services } from '../services.ts';

type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler is given: everything checked, and allowed. */
export interface Call<E extends Endpoint = Endpoint> {
  readonly services: Services;
  readonly params: Readonly<Record<Names<E['path']>, string>>;
  readonly query: Parsed<E['query']>;
  readonly body: E['body'] extends 'bytes' ? Readable : Parsed<E['body']>;
  readonly actor: Actor;
  /** The actor's; empty for anonymous ones. */
  readonly organisationId: string;
  /** Of what the path names; empty where it names nothing in a project. */
  readonly projectId: string;
  /** Where the action is allowed, for lists. */
  readonly projects: 'all' | readonly string[];
  readonly now: Date;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Answered<A> = A extends z.ZodType
  ? z.input<A>
  : A extends 'stream'
    ? Readable
    : // biome-ignore lint/suspicious/noConfusingVoidType: a handler that answers nothing returns nothing
      void;

/** A handler of one endpoint; `null`: it has answered by itself. */
export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Answered<E['answer']> | null>;

/** Handlers of some endpoints. */
export type Handlers<Name extends Operation> = { readonly [O in Name]: Handler<Contract[O]> };
