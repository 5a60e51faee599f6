import type { Value } from '../values/value.ts';

/** Kinds for which a text is harmless once everything that the pattern matches is replaced. */
export function whatReplaceStops(_pattern: Value | undefined, _by: string | null, _all: boolean): number {
  return 0;
}
