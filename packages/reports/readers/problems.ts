import type { ReadingProblem } from './foreign-report.ts';

/** Counts what could not be read, by sentence; a report with a million broken entries has a few sentences. */
export class Problems {
  readonly #counts = new Map<string, number>();

  add(says: string): void {
    if (this.#counts.size < 100 || this.#counts.has(says)) this.#counts.set(says, (this.#counts.get(says) ?? 0) + 1);
  }

  list(): ReadingProblem[] {
    return [...this.#counts].map(([says, count]) => ({ says, count }));
  }
}
