/** Says which rules or models are wrong and why, a line each; never holds an example's text. */
export class RulesUnusable extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`the rules cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'RulesUnusable';
    this.problems = problems;
  }
}

/** What is wrong, as sentences, whatever was thrown. */
export function problemsOf(error: unknown): readonly string[] {
  if (error instanceof RulesUnusable) return error.problems;
  return [(error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'cannot be read'];
}
