import type * as z from 'zod';
import { Problem } from '../../http/problem/problems.ts';

const MOST_ERRORS = 20;

/** What the schema makes of a value; a problem that names every place where it does not fit, without the values. */
export function checked(schema: z.ZodType, value: unknown, where: string): unknown {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const errors = outcome.error.issues.slice(0, MOST_ERRORS).map(({ path, message, code, ...issue }) => ({
    at: [where, ...path.map(String)].join('.').slice(0, 200),
    problem: code === 'unrecognized_keys' ? `unknown: ${keysOf(issue)}` : message.slice(0, 200),
  }));
  const [first] = errors;
  throw new Problem('invalid', first && `${first.at}: ${first.problem}`, { members: { errors } });
}

function keysOf(issue: object): string {
  const keys = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys.map(String) : [];
  return keys
    .map((key) => JSON.stringify(key.slice(0, 50)))
    .slice(0, 5)
    .join(', ');
}
