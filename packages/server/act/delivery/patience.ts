/** How often and how long is tried before a message becomes a dead letter. */
export interface Patience {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  readonly attempts: number;
  /** From when it was written. */
  readonly longestMs: number;
  /** For one try, from the name's resolution to the answer. */
  readonly answerMs: number;
}

/** About 15 s, 30 s, 1 min … 6 h: 14 tries in a day and a half; nothing waits for more than three days. */
export const PATIENCE: Patience = {
  firstPauseMs: 15_000,
  longestPauseMs: 6 * 3_600_000,
  attempts: 14,
  longestMs: 3 * 86_400_000,
  answerMs: 10_000,
};

/** The pause after so many failures (1 is the first): twice the one before, of which a random part of a half is taken off. */
export function pauseAfter(failures: number, { firstPauseMs, longestPauseMs }: Patience, random: () => number): number {
  const full = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return full * (1 - random() / 2);
}
