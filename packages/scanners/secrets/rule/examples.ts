export interface RuleExample {
  readonly text: string;
  /** The path that the text stands in, which decides how it is read. */
  readonly file: string;
}

export interface RuleExamples {
  readonly match: readonly RuleExample[];
  readonly noMatch: readonly RuleExample[];
}
