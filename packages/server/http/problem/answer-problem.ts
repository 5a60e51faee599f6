import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem-of.ts';
import { PROBLEMS } from './problems.ts';

/** Answers any error as a problem. What nobody foresaw goes into the log, the answer has only the id to find it by. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  const { status, title } = PROBLEMS[problem.code];
  if (status >= 500) request.log.error({ err: problem.cause ?? error }, `problem ${problem.code}`);
  return reply
    .code(status)
    .headers({ ...problem.headers, 'cache-control': 'no-store' })
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: `urn:vauban:problem:${problem.code}`,
      title,
      status,
      ...(problem.detail === undefined ? {} : { detail: problem.detail }),
      instance: request.id,
      ...problem.members,
    });
}
