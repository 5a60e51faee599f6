import type * as z from 'zod';
import type { Contract, Operation } from './api/contract/contract.ts';

export { CONTRACT, type Contract, type Operation } from './api/contract/contract.ts';
export type { Endpoint } from './api/contract/endpoint.ts';
export type { ProblemCode } from './http/problem/problems.ts';

type Part<O extends Operation, P extends string> =
  Contract[O] extends Record<P, infer Shape extends z.ZodType> ? Shape : never;

/** What a client hands over for an operation. */
export type BodyOf<O extends Operation> = z.input<Part<O, 'body'>>;
export type QueryOf<O extends Operation> = z.input<Part<O, 'query'>>;
/** What comes back; null where that is no JSON. */
export type AnswerOf<O extends Operation> = Contract[O] extends { answer: infer Shape extends z.ZodType }
  ? z.output<Shape>
  : null;
