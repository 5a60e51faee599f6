const CHEAP_MS = 150;
/** An answer that took a second is asked for again after so many seconds at the earliest. */
const REST = 10;
const LONGEST_MS = 15 * 60_000;
const MOST = 200;

interface Kept<Answer> {
  readonly answer: Promise<Answer>;
  readonly begun: number;
  cost: number | null;
  renewing: boolean;
}

/**
 * Answers that may be some seconds old. What is cheap to count is counted for everybody; what is costly is answered
 * from memory and counted anew behind the reader's back, so that nobody waits for it but the first.
 */
export class SlowlyCounted<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>();
  readonly #clock: () => number;

  /** `clock`: milliseconds, never going back. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  answer(question: string, count: () => Promise<Answer>): Promise<Answer> {
    const before = this.#kept.get(question);
    if (before === undefined) return this.#count(question, count).answer;
    // who asks while it is counted shares the counting
    if (before.cost === null) return before.answer;
    const age = this.#clock() - before.begun;
    if (before.cost < CHEAP_MS || age > LONGEST_MS) return this.#count(question, count).answer;
    if (age > before.cost * REST && !before.renewing) {
      before.renewing = true;
      const next = this.#count(question, count, before);
      next.answer.catch(() => {
        before.renewing = false;
      });
    }
    return before.answer;
  }

  #count(question: string, count: () => Promise<Answer>, instead?: Kept<Answer>): Kept<Answer> {
    const begun = this.#clock();
    const kept: Kept<Answer> = { answer: count(), begun, cost: null, renewing: false };
    const keep = () => {
      this.#kept.delete(question);
      this.#kept.set(question, kept);
      if (this.#kept.size > MOST) this.#kept.delete(String(this.#kept.keys().next().value));
    };
    if (instead === undefined) keep();
    kept.answer.then(
      () => {
        kept.cost = this.#clock() - begun;
        if (instead !== undefined) keep();
      },
      () => {
        if (this.#kept.get(question) === kept) this.#kept.delete(question);
      },
    );
    return kept;
  }
}
