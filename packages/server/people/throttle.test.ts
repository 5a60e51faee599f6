import { expect, it } from 'vitest';
import { Allowance, Throttle } from './throttle.ts';

it('a thousand failures in a row are slowed down, and the wait stays bounded', () => {
  const throttle = new Throttle({ free: 5, longestMs: 60_000, forgetMs: 3_600_000 });
  const waits: number[] = [];
  for (let time = 0; time < 1000; time += 1) {
    throttle.failed('a', time);
    waits.push(throttle.wait('a', time));
  }
  expect(waits.slice(0, 12)).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  expect(waits.at(-1)).toBe(60_000);
  expect(throttle.wait('a', 999 + 60_000)).toBe(0);
  expect(throttle.wait('b', 999)).toBe(0);
});

it('forgets after a quiet hour, and at once after a success', () => {
  const throttle = new Throttle({ free: 1, longestMs: 60_000, forgetMs: 3_600_000 });
  throttle.failed('a', 0);
  expect(throttle.wait('a', 0)).toBe(1000);
  throttle.failed('b', 0);
  throttle.succeeded('b');
  expect(throttle.wait('b', 0)).toBe(0);
  throttle.failed('a', 3_700_000);
  throttle.failed('c', 0);
  expect(throttle.wait('c', 3_600_001)).toBe(0);
});

it('keeps a bounded number of names', () => {
  const throttle = new Throttle({ free: 0, longestMs: 60_000, forgetMs: 3_600_000 }, 2);
  for (const key of ['a', 'b', 'c']) throttle.failed(key, 0);
  expect(['a', 'b', 'c'].map((key) => throttle.wait(key, 0) > 0)).toEqual([false, true, true]);
});

it('an allowance fills again evenly', () => {
  const allowance = new Allowance(2, 1000);
  expect([0, 0, 0].map((now) => allowance.take('a', now))).toEqual([0, 0, 500]);
  expect(allowance.take('a', 500)).toBe(0);
  expect(allowance.take('a', 500)).toBe(500);
});
