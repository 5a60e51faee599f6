import { bench, describe } from 'vitest';
import { input, observed, secret, vulnerable } from '../fixtures/observations.ts';
import { judge, type Observation } from '../index.ts';

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const;

function scanned(count: number): Observation[] {
  return Array.from({ length: count }, (_, index) => {
    const make = [observed, secret, vulnerable][index % 3] as (changes: Partial<Observation>) => Observation;
    const made = make({ severity: SEVERITIES[index % 5] ?? 'low', message: `finding ${index}` });
    const path = `src/folder${index % 997}/file${index % 7919}.ts`;
    return { ...made, location: { ...made.location, path, line: 1 + (index % 400) } };
  });
}

/** Figures to hold on a quiet machine: 13,000 below 400 ms, 100,000 below 2 s. Run: `npx vitest bench packages/domain`. */
describe('judging', () => {
  for (const count of [13_000, 100_000]) {
    const observations = scanned(count);
    bench(`${count} observations`, () => void judge(input({ observations })), {
      iterations: 3,
      warmupIterations: 1,
      time: 0,
    });
  }
});
