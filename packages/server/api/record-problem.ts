import { Problem, type ProblemCode } from '../http/problem/problems.ts';
import { RecordProblem, type RecordProblemCode } from '../record/index.ts';

const CODES: Readonly<Record<RecordProblemCode, ProblemCode>> = {
  'not-found': 'not-found',
  archived: 'report-refused',
  'other-repository': 'report-refused',
  'other-root': 'report-refused',
  'other-project': 'report-refused',
  'scan-differs': 'report-refused',
  'report-invalid': 'report-refused',
  'decision-invalid': 'invalid',
  'merge-invalid': 'invalid',
  'default-branch': 'invalid',
};

/** Work on the record, whose refusals are problems of whoever asked. */
export async function recorded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RecordProblem) {
      throw new Problem(CODES[error.code], error.message, { members: { reason: error.code }, cause: error });
    }
    throw error;
  }
}
