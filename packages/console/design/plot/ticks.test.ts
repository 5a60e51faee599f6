import { expect, it } from 'vitest';
import { ticksFor } from './ticks.ts';

it('an axis names few round numbers, the last at least as large as what is shown', () => {
  expect(ticksFor(0)).toEqual([0, 1]);
  expect(ticksFor(1)).toEqual([0, 1]);
  expect(ticksFor(7)).toEqual([0, 2, 4, 6, 8]);
  expect(ticksFor(100)).toEqual([0, 25, 50, 75, 100]);
  expect(ticksFor(1234)).toEqual([0, 500, 1000, 1500]);
});

it('every axis is short, whole and long enough', () => {
  for (let most = 1; most < 5000; most += 7) {
    const ticks = ticksFor(most);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});
