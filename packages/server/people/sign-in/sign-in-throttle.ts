import { Throttle } from '../throttle.ts';

/**
 * Slows down guessing: by address and account together, by address, and by account. A browser in which the person has
 * signed in before has a pace of its own, so that nobody else's guesses can keep the right person out.
 */
export class SignInThrottle {
  readonly #pair = new Throttle({ free: 5, longestMs: 900_000, forgetMs: 3_600_000 });
  readonly #address = new Throttle({ free: 30, longestMs: 900_000, forgetMs: 3_600_000 });
  readonly #account = new Throttle({ free: 20, longestMs: 30_000, forgetMs: 3_600_000 });
  /** One-time codes, by person: whoever tries them knows the password already. */
  readonly codes = new Throttle({ free: 5, longestMs: 900_000, forgetMs: 86_400_000 });
  readonly #device = new Throttle({ free: 10, longestMs: 300_000, forgetMs: 3_600_000 });

  /** Milliseconds to wait before a password is looked at; 0: now. */
  wait(account: string, address: string, device: string | null, now: number): number {
    if (device !== null) return this.#device.wait(`${account} ${device}`, now);
    return Math.max(
      this.#pair.wait(`${account} ${address}`, now),
      this.#address.wait(address, now),
      this.#account.wait(account, now),
    );
  }

  failed(account: string, address: string, device: string | null, now: number): void {
    if (device !== null) this.#device.failed(`${account} ${device}`, now);
    else {
      this.#pair.failed(`${account} ${address}`, now);
      this.#address.failed(address, now);
      this.#account.failed(account, now);
    }
  }

  succeeded(account: string, address: string, device: string | null): void {
    if (device !== null) this.#device.succeeded(`${account} ${device}`);
    this.#pair.succeeded(`${account} ${address}`);
  }
}
