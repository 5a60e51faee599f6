/** Counts what was written, so that a comment never grows beyond what a code host takes. */
export class Room {
  readonly #limit: number;
  #used = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether `length` more characters fit below a mark, which is the limit unless a lower one is given. */
  has(length: number, mark: number = this.#limit): boolean {
    return this.#used + length <= Math.min(mark, this.#limit);
  }

  /** The piece if it fits, else nothing but one sentence that says so. */
  *keep(piece: string): Generator<string> {
    if (!this.has(piece.length)) {
      const notice = '\n*A part is left out for length; the JSON report has it.*\n';
      if (!this.has(notice.length)) return;
      this.#used += notice.length;
      yield notice;
      return;
    }
    this.#used += piece.length;
    yield piece;
  }
}
