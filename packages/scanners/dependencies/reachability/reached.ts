import type { ComponentRef, Location } from '@vauban/domain';

/** How far a vulnerable component is from being run, and why it is said. */
export interface Reached {
  readonly state: ComponentRef['reachability'];
  /** One sentence. */
  readonly reason: string;
  /** From an entry to the call; only of `called` and `named`. */
  readonly flow: readonly Location[];
}

export function reached(state: Reached['state'], reason: string, flow: readonly Location[] = []): Reached {
  return { state, reason, flow };
}
