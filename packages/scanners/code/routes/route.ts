import type { Place } from '../ir/instruction.ts';

/** One route as a program declares it, or a check that stands before others. */
export interface Route {
  /** `POST`; `USE`: a check for what follows. */
  readonly method: string;
  /** `/` for a check without a path. */
  readonly route: string;
  /** Names the router within its file. */
  readonly group: string;
  readonly at: Place;
  /** Names of what a request passes before and in the handler. */
  readonly passes: readonly string[];
  /** Imports, as they are written, from which what it passes comes. */
  readonly imports: readonly string[];
  /** Whether the handler itself asks who the caller is. */
  readonly asks: boolean;
}
