/** How long one key has to wait, by how often it failed. */
export interface Pace {
  /** Failures without any wait. */
  readonly free: number;
  /** The longest wait, ms. The first one is a second; each failure doubles it. */
  readonly longestMs: number;
  /** After so long without a failure all is forgotten, ms. */
  readonly forgetMs: number;
}

interface Failures {
  count: number;
  last: number;
}

/** Slows down who fails. It never shuts out for good: the longest wait is bounded. */
export class Throttle {
  readonly #pace: Pace;
  readonly #most: number;
  readonly #failures = new Map<string, Failures>();

  /** Keeps at most so many keys; the oldest failure is forgotten first. */
  constructor(pace: Pace, most = 50_000) {
    this.#pace = pace;
    this.#most = most;
  }

  /** Milliseconds until the next try; 0: now. */
  wait(key: string, now: number): number {
    const failures = this.#failures.get(key);
    if (failures === undefined) return 0;
    if (now - failures.last > this.#pace.forgetMs) {
      this.#failures.delete(key);
      return 0;
    }
    const over = failures.count - this.#pace.free;
    if (over < 0) return 0;
    const wait = Math.min(this.#pace.longestMs, 1000 * 2 ** Math.min(over, 20));
    return Math.max(0, failures.last + wait - now);
  }

  failed(key: string, now: number): void {
    const before = this.#failures.get(key);
    this.#failures.delete(key);
    this.#failures.set(key, { count: (before?.count ?? 0) + 1, last: now });
    if (this.#failures.size > this.#most) this.#failures.delete(String(this.#failures.keys().next().value));
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }
}

/** So many in each span, then a wait; for everything that is asked. */
export class Allowance {
  readonly #each: number;
  readonly #spanMs: number;
  readonly #spent = new Map<string, { left: number; at: number }>();

  constructor(each: number, spanMs: number) {
    this.#each = each;
    this.#spanMs = spanMs;
  }

  /** Milliseconds until the next; 0: this one was taken. A bucket that fills evenly. */
  take(key: string, now: number): number {
    const rate = this.#each / this.#spanMs;
    const before = this.#spent.get(key);
    const left = before === undefined ? this.#each : Math.min(this.#each, before.left + (now - before.at) * rate);
    this.#spent.delete(key);
    this.#spent.set(key, { left: left < 1 ? left : left - 1, at: now });
    if (this.#spent.size > 50_000) this.#spent.delete(String(this.#spent.keys().next().value));
    return left < 1 ? Math.ceil((1 - left) / rate) : 0;
  }
}
