import { Problem, type ProblemCode } from '../http/problem/problems.ts';

/** Work whose breach of a unique rule is a problem of whoever asked. */
export async function conflict<T>(work: Promise<T>, detail: string, code: ProblemCode = 'already-exists'): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if ((error as { code?: unknown }).code === '23505') throw new Problem(code, detail, { cause: error });
    throw error;
  }
}
