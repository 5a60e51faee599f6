import type { CheckOutcome } from '../checks/checks.ts';

/** Something that a rule saw in a file, as byte offsets; ends are exclusive. */
export interface Candidate {
  /** Index among the scanner's rules. */
  readonly rule: number;
  readonly start: number;
  readonly end: number;
  /** The name that the value is assigned to; empty range when there is none. */
  readonly keyStart: number;
  readonly keyEnd: number;
  /** `no`: not reported; it hides what overlaps when `claims`, and is masked in any snippet. */
  readonly outcome: CheckOutcome;
  /** Whether candidates of lower precedence about the same bytes go. */
  readonly claims: boolean;
}

/**
 * Of candidates that overlap one stays: by precedence, then the longer, then the earlier, then the rule's order.
 * Ascending by start; those with outcome `no` are not among them.
 */
export function withoutOverlaps(candidates: readonly Candidate[], precedence: (rule: number) => number): Candidate[] {
  const ordered = candidates
    .filter((candidate) => candidate.claims)
    .sort(
      (a, b) =>
        precedence(b.rule) - precedence(a.rule) ||
        b.end - b.start - (a.end - a.start) ||
        a.start - b.start ||
        a.rule - b.rule,
    );
  const taken = new Intervals();
  return ordered
    .filter((candidate) => taken.add(candidate.start, candidate.end) && candidate.outcome !== 'no')
    .sort((a, b) => a.start - b.start);
}

/** Disjoint ranges in ascending order. */
class Intervals {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** False when it overlaps one that is there. */
  add(start: number, end: number): boolean {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    if (low < this.#starts.length && (this.#starts[low] as number) < end) return false;
    if (low > 0 && (this.#ends[low - 1] as number) > start) return false;
    this.#starts.splice(low, 0, start);
    this.#ends.splice(low, 0, end);
    return true;
  }
}
