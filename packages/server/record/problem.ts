export type RecordProblemCode =
  | 'not-found'
  | 'archived'
  | 'other-repository'
  | 'other-root'
  | 'other-project'
  | 'scan-differs'
  | 'report-invalid'
  | 'decision-invalid'
  | 'merge-invalid'
  | 'default-branch';

/** Why something is not recorded: one sentence for people, and a stable code. Nothing was written. */
export class RecordProblem extends Error {
  readonly code: RecordProblemCode;

  constructor(code: RecordProblemCode, message: string) {
    super(message);
    this.name = 'RecordProblem';
    this.code = code;
  }
}
